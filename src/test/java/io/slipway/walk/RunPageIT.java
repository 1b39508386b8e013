package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run: why it failed, its logs, what it gave, and what can be done about it. */
class RunPageIT extends AdminsWalk {
    private static final String COUNT = """
            def count(needed: str, until: int = 300) -> int:
                import os, sys
                for number in range(until):
                    print(f"line {number}")
                print("\\x1b[31mred\\x1b[0m and plain, https://example.org/runs/7.")
                for part in range(0, 101, 10):
                    sys.stdout.write(f"\\rloading {part} %")
                print()
                if not os.path.exists(needed):
                    raise FileNotFoundError(f"the table {needed} is not there yet")
                return until
            """;
    private static final String LONG = """
            def long(folder: str):
                import os, subprocess, time
                child = subprocess.Popen(["sleep", "1000"])
                with open(os.path.join(folder, "processes"), "w") as f:
                    f.write(f"{os.getpid()}\\n{child.pid}\\n")
                number = 0
                while True:
                    number += 1
                    print(f"turn {number}", flush=True)
                    time.sleep(0.02)
            """;
    private static final String SHOW = """
            def show(table: Output[Dataset], page: Output[HTML], notes: Output[Markdown], picture: Output[Artifact], metrics: Output[Metrics]):
                import base64
                def write(artifact, data):
                    with open(artifact.path, "wb") as f:
                        f.write(data)
                write(table, b"name,points\\nann,12\\nbob,7\\n")
                write(page, b"<h1>A page</h1><script>document.body.append(self.origin)</script>")
                write(notes, b"# Notes\\n\\nWith **weight**.\\n")
                write(picture, base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="))
                metrics.log_metric("accuracy", 0.75)
            """;

    // What the MLflow client does, without a client.
    private static final String LOG = """
            def log():
                import json, os
                from urllib.request import Request, urlopen
                server, run = os.environ["MLFLOW_TRACKING_URI"] + "/api/2.0/", os.environ["MLFLOW_RUN_ID"]
                def ask(path, method="GET", body=None):
                    headers = {"Authorization": "Bearer " + os.environ["MLFLOW_TRACKING_TOKEN"], "Content-Type": "application/json"}
                    return urlopen(Request(server + path, body, headers, method=method)).read()
                batch = {"run_id": run, "params": [{"key": "opt", "value": "adam"}],
                         "tags": [{"key": "team", "value": "red"}, {"key": "mlflow.source", "value": "hidden"}]}
                ask("mlflow/runs/log-batch", "POST", json.dumps(batch).encode())
                uri = json.loads(ask("mlflow/runs/get?run_id=" + run))["run"]["info"]["artifact_uri"]
                ask("mlflow-artifacts/artifacts/" + uri.split(":/", 1)[1] + "/notes/a.txt", "PUT", b"hello")
            """;

    @TempDir
    Path folder;

    @Test
    void aFailureSaysWhyAndIsTriedAgainWhenItsCauseIsGone() throws IOException {
        ann.newPipeline("Fails at first");
        ann.writeStep("Count", COUNT)
                .constant("needed", folder.resolve("table.csv").toString());
        String address = ann.run();
        ann.runIs("Failed").sees(".rp-failed:has-text('is not there yet')");
        ann.select("Count").sees(".rp-overview .sl-problem:has-text('is not there yet')");
        ann.sees(".rp-tail:has-text('FileNotFoundError')");
        assertThat(ann.page.locator(".rp-codeline a:has-text('line 10')"))
                .hasAttribute("href", Pattern.compile("/pipelines/.*step=step&line=10$"));
        assertThat(ann.barriers()).isEmpty();

        ann.tab("Logs");
        assertThat(line("red and plain").locator("span[style*=color]")).hasText("red");
        assertThat(line("red and plain").locator("a[target=_blank][rel~=noopener]"))
                .hasAttribute("href", "https://example.org/runs/7");
        assertThat(line("loading 100 %")).hasText(Pattern.compile("^\\d+loading 100 %$"));
        ann.page.getByLabel("Search in the whole log").fill("line 42");
        assertThat(ann.page.locator(".rp-count")).hasText("1 of 1");
        assertThat(ann.page.locator(".rp-line[data-current] mark")).hasText("line 42");
        assertThat(ann.barriers()).isEmpty();
        String linked = ann.page.url();
        assertThat(linked).contains(address.replaceFirst("\\?.*", ""), "step=step", "tab=logs", "attempt=1", "#L");
        try (Person bob = Place.admin()) {
            bob.page.navigate(linked);
            assertThat(bob.page.locator(".rp-line[data-marked]")).containsText("line 42");
            bob.page.keyboard().press("/");
            bob.page.keyboard().type("needed");
            assertThat(bob.page.getByLabel("Search in the whole log")).hasValue("needed");
            seesTheLastLine(bob, linked);
            assertThat(bob.complaints()).isEmpty();
        }

        Files.createFile(folder.resolve("table.csv"));
        press("Retry failed");
        ann.runIs("Succeeded").tab("Overview").sees("button[aria-label='Log of attempt 2']");
        ann.page.navigate(linked);
        assertThat(ann.page.getByLabel("Attempt", exact()).locator("option:checked"))
                .hasText("Attempt 1 of 2");
        assertThat(ann.page.locator(".rp-line[data-marked]")).containsText("line 42");
    }

    @Test
    void aLongStepIsFollowedAndStoppedWithAllItsProcesses() throws IOException {
        ann.newPipeline("Goes on and on");
        ann.writeStep("Long", LONG).constant("folder", folder.toString());
        ann.run();
        ann.runIs("Running").select("Long").tab("Logs");
        ann.sees(".rp-line:has-text('turn 200')");
        assertThat(ann.page.getByText("Follow")).hasAttribute("aria-pressed", "true");
        List<String> processes = Files.readAllLines(folder.resolve("processes"));
        press("Stop");
        ann.runIs("Cancelled");
        for (String process : processes) {
            Awaitility.await()
                    .until(() -> ProcessHandle.of(Long.parseLong(process))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }
    }

    @Test
    void aRunIsRepeatedFromTheCacheDeletedAndBroughtBack() throws IOException {
        ann.newPipeline("Again");
        Files.createFile(folder.resolve("there"));
        ann.writeStep("Count", COUNT).constant("needed", folder.resolve("there").toString());
        ann.parameter("until", "20").fromParameter("Count", "until");
        String first = ann.run();
        ann.runIs("Succeeded");
        rerun("20", first);
        ann.runIs("Succeeded").sees(".pc-node[data-state=cached]");
        ann.select("Count").sees(".rp-overview .rp-cache:has-text('Taken from the cache: results of run #1')");
        rerun("21", path());
        ann.runIs("Succeeded").sees(".pc-node[data-state=succeeded]");
        ann.select("Count")
                .sees(
                        ".rp-overview .rp-cache:has-text('Not taken from the cache: parameter `until` changed from 20 to 21')");

        String last = path();
        ann.page.getByLabel("Delete the run").click();
        ann.page.waitForURL(url -> url.endsWith("/runs"));
        assertThat(ann.page.locator("a[href$='" + last.substring(1) + "']")).hasCount(0);
        ann.page
                .locator("vaadin-notification-card vaadin-button:has-text('Undo')")
                .click();
        ann.page.waitForURL(url -> url.endsWith(last));
        ann.runIs("Succeeded");
    }

    @Test
    void whatAStepGaveIsLookedAt() {
        ann.newPipeline("Gives much");
        ann.writeStep("Show", SHOW);
        String address = ann.run();
        ann.runIs("Succeeded").open(address + "?step=step&tab=outputs").sees(".rp-artifact");
        ann.page.locator(".rp-artifact button:has-text('Preview')").all().forEach(Locator::click);
        assertThat(port("table").locator("td:has-text('12')")).isVisible();
        assertThat(port("notes").locator("strong:has-text('weight')")).isVisible();
        assertThat(port("page").frameLocator("iframe").locator("body")).containsText("A page");
        assertThat(port("page").frameLocator("iframe").locator("body")).containsText("null");
        assertThat(port("picture").locator("img")).hasJSProperty("naturalWidth", 1);
        assertThat(ann.barriers()).isEmpty();
        ann.tab("Metrics").sees("text=0.75");
        ann.page.waitForURL(url -> url.contains("tab=metrics"));
        assertThat(ann.barriers()).isEmpty();
    }

    @Test
    void whatAStepLoggedByItselfStandsWithItsOutputs() {
        ann.newPipeline("Logs by itself");
        ann.writeStep("Log", LOG).run();
        ann.runIs("Succeeded").select("Log").tab("Outputs").sees(".rp-logged");
        Locator logged = ann.page.locator(".rp-logged");
        assertThat(logged.locator("dt:text-is('opt') + dd")).hasText("adam");
        assertThat(logged.locator("dt")).hasText(new String[] {"opt", "team"});
        assertThat(logged.getByLabel("Download notes/a.txt"))
                .hasAttribute("href", Pattern.compile("path=notes%2Fa.txt"));
        assertThat(ann.barriers()).isEmpty();
        logged.locator("a:has-text('Open its own tracked run')").click();
        ann.sees(".lr-card:has-text('adam')").sees(".lr-about a:has-text('Logs by itself')");
    }

    @Test
    void aStepWhoseEnvironmentCanNotBeMadeShowsWhatPipSaid() {
        ann.newPipeline("Asks too much");
        ann.writeStep("Ask", "def ask():\n    pass\n").tab("Code");
        ann.field("Packages, one a line").fill("no-such-package-anywhere-zzz==9.9");
        ann.field("Packages, one a line").blur();
        ann.chip("Saved").run();
        ann.runIs("Failed").select("Ask").sees(".rp-tail:has-text('no-such-package-anywhere-zzz')");
        ann.tab("Logs");
        assertThat(ann.page.locator(".rp-prepared")).containsText("It did not come as far as to begin: pip finds no");
        assertThat(line("$ pip install").first()).containsText("no-such-package-anywhere-zzz==9.9");
        assertThat(line("ERROR: No matching distribution found").first()).isVisible();
        assertThat(ann.barriers()).isEmpty();
    }

    private static void seesTheLastLine(Person bob, String linked) {
        String lines = bob.page.locator(".rp-logbox").getAttribute("aria-label").replaceAll("^Log, (\\d+) .*", "$1");
        bob.open("/p/my-project");
        bob.page.navigate(linked.replaceFirst("#L.*", "#L" + lines));
        Locator last = bob.page.locator(".rp-line[data-marked][data-line='" + lines + "']");
        assertThat(last).isInViewport();
        Awaitility.await().untilAsserted(() -> {
            BoundingBox line = last.boundingBox();
            BoundingBox box = bob.page.locator(".rp-logbox").boundingBox();
            assertThat(line.y + line.height).isLessThanOrEqualTo(box.y + box.height);
        });
    }

    private void rerun(String until, String before) {
        press("Re-run");
        ann.page.locator("#run-until").fill(until);
        ann.page.keyboard().press("Control+Enter");
        ann.page.waitForURL(url -> url.contains("/runs/") && !url.contains(before));
    }

    private String path() {
        return ann.page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*", "");
    }

    private void press(String button) {
        ann.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Locator line(String text) {
        return ann.page.locator(".rp-line:has-text('" + text + "')");
    }

    private Locator port(String name) {
        return ann.page
                .locator(".rp-ports > li")
                .filter(new Locator.FilterOptions().setHas(ann.page.locator(".rp-port b:text-is('" + name + "')")));
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
