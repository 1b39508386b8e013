package io.slipway.walk;

import com.microsoft.playwright.Page;
import io.slipway.format.FromSource;
import io.slipway.format.KfpFile;
import io.slipway.format.PythonFunctions;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures how long a step's end takes from the engine to the screen of a second browser; see {@code src/test/bench/second_browser.sh}. */
final class SecondBrowserCost {
    private static final int STEPS = 12;
    private static final String SOURCE = """
            def nap(after: int = 0) -> int:
                import time

                time.sleep(0.7)
                return after + 1
            """;

    /** Notes when each node of the canvas was first painted as succeeded. */
    private static final String WATCH = """
            () => {
              window.seen = {};
              const look = () => {
                for (const node of document.querySelectorAll('.react-flow__node')) {
                  if (window.seen[node.dataset.id] || !node.querySelector('[data-state=succeeded]')) continue;
                  window.seen[node.dataset.id] = -1;
                  requestAnimationFrame(() => setTimeout(() => { window.seen[node.dataset.id] = Date.now(); }));
                }
              };
              new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
            }
            """;

    private static final String CALL = """
            async ([method, path, body]) => {
              const token = /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
              const answer = await fetch(path, { method, body: method === 'GET' ? undefined : body,
                headers: { 'X-XSRF-TOKEN': decodeURIComponent(token), 'Content-Type': path.includes('import') ? 'application/octet-stream' : 'application/json' } });
              const found = await answer.json();
              if (!answer.ok) throw new Error(found.error);
              return found;
            }
            """;

    private SecondBrowserCost() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("slipway-second").resolve("home");
        try (RunningServer server = new RunningServer(home, Map.of());
                Chromium chromium = new Chromium();
                Person ann = new Person(chromium.browser, server);
                Person bob = new Person(chromium.browser, server)) {
            ann.signIn("admin", RunningServer.ADMIN_PASSWORD);
            bob.signIn("admin", RunningServer.ADMIN_PASSWORD);
            ann.page.waitForURL(url -> url.contains("/p/"));
            String pipeline = (String)
                    call(ann.page, "POST", "/app/my-project/pipelines/import?name=naps.yaml", KfpFile.write(naps()))
                            .get("address");
            ann.open("/" + pipeline);
            ann.page.locator(".pe-editor button:has-text('Run')").first().click();
            ann.sees("button[form=run-form]:not([disabled])");
            ann.page.keyboard().press("Control+Enter");
            ann.page.waitForURL(url -> url.contains("/runs/"));
            String run = ann.page.url().replaceAll(".*/runs/|\\?.*", "");
            bob.open("/p/my-project/runs/" + run).sees(".react-flow__node");
            bob.page.evaluate(WATCH);
            ann.sees(".sl-state[data-state=succeeded]:has-text('Succeeded')");
            bob.sees(".sl-state[data-state=succeeded]:has-text('Succeeded')");
            print(delays(bob.page, run));
        }
    }

    private static List<Long> delays(Page page, String run) {
        Map<?, ?> seen = (Map<?, ?>) page.evaluate("() => window.seen");
        List<Long> delays = new ArrayList<>();
        List<?> steps = (List<?>) page.evaluate(
                "async path => (await (await fetch(path)).json()).steps", "/app/my-project/runs/" + run + "/steps");
        for (Object each : steps) {
            Map<?, ?> step = (Map<?, ?>) each;
            Object shown = seen.get(String.valueOf(step.get("path")));
            if (shown instanceof Number when && when.longValue() > 0) {
                delays.add(when.longValue()
                        - Instant.parse(String.valueOf(step.get("ended"))).toEpochMilli());
            }
        }
        return delays.stream().sorted().toList();
    }

    private static void print(List<Long> delays) {
        System.out.printf(
                "end of a step to the screen of a second browser: median %d ms of %d, longest %d ms%n",
                delays.get(delays.size() / 2), delays.size(), delays.getLast());
    }

    private static Map<?, ?> call(Page page, String method, String path, String body) {
        return (Map<?, ?>) page.evaluate(CALL, List.of(method, path, body));
    }

    private static Pipeline naps() {
        if (!(PythonFunctions.component(SOURCE, List.of(), PythonFunctions.DEFAULT_IMAGE)
                instanceof FromSource.Made made)) {
            throw new IllegalStateException("the function does not parse");
        }
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < STEPS; i++) {
            Map<String, Argument> after =
                    i == 0 ? Map.of() : Map.of("after", new Argument.StepOutput("nap-" + (i - 1), "Output"));
            steps.put("nap-" + i, step(after, i));
        }
        Component root = new Component("", Map.of(), Map.of(), new Implementation.Graph(steps, Map.of()), Map.of());
        return new Pipeline("Naps", "", Dialect.SLIPWAY, Map.of("comp-nap", made.component()), root, Map.of());
    }

    private static Step step(Map<String, Argument> arguments, int i) {
        return new Step(
                "comp-nap",
                "",
                arguments,
                Set.of(),
                null,
                Step.StartWhen.ALL_SUCCEEDED,
                null,
                false,
                Step.Resources.NONE,
                new Step.Position(40.0 + (i % 6) * 300, 40.0 + (i / 6) * 200, null, null),
                "",
                Map.of());
    }
}
