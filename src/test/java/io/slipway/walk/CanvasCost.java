package io.slipway.walk;

import com.microsoft.playwright.Page;
import io.slipway.format.KfpFile;
import io.slipway.format.ManySteps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures the canvas; see {@code src/test/bench/canvas.sh}. */
final class CanvasCost {
    /** Notes when as many nodes as are wanted have been painted, and the time between frames while asked to. */
    private static final String METER = """
            window.meter = { drawn: 0, frames: [], on: false };
            (() => {
              let last = 0;
              const frame = (now) => {
                if (window.meter.on && last > 0) window.meter.frames.push(now - last);
                last = now;
                if (window.meter.drawn === 0 && document.querySelectorAll('.react-flow__node').length >= WANTED) {
                  window.meter.drawn = -1;
                  requestAnimationFrame(() => setTimeout(() => { window.meter.drawn = performance.now(); }));
                }
                requestAnimationFrame(frame);
              };
              requestAnimationFrame(frame);
            })();
            """;
    /** A place of the canvas where nothing lies. */
    private static final String EMPTY = """
            () => {
              const area = document.querySelector('.react-flow').getBoundingClientRect();
              for (let y = area.top + area.height / 2; y < area.bottom - 60; y += 7)
                for (let x = area.left + area.width / 3; x < area.right - 200; x += 7)
                  if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return [x, y];
              return [area.left + 5, area.top + 5];
            }
            """;

    private static final String IMPORT = """
            async (text) => {
              const token = /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
              const project = /\\/p\\/([^/?]+)/.exec(location.pathname)[1];
              const answer = await fetch(`/app/${project}/pipelines/import?name=many.yaml`, {
                method: 'POST', body: text, headers: { 'X-XSRF-TOKEN': decodeURIComponent(token), 'Content-Type': 'application/octet-stream' } });
              const body = await answer.json();
              if (!answer.ok) throw new Error(body.error);
              return body.address;
            }
            """;

    private final Page page;
    private final Map<String, List<Double>> figures = new java.util.LinkedHashMap<>();

    private CanvasCost(Page page) {
        this.page = page;
    }

    public static void main(String[] arguments) throws Exception {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path home = Files.createTempDirectory("slipway-canvas").resolve("home");
        try (RunningServer server = new RunningServer(home, Map.of());
                Chromium chromium = new Chromium();
                Person person = new Person(chromium.browser, server)) {
            person.signIn("admin", RunningServer.ADMIN_PASSWORD);
            person.page.waitForURL(url -> url.contains("/p/"));
            String address = (String) person.page.evaluate(IMPORT, KfpFile.write(ManySteps.pipeline(steps)));
            person.page.addInitScript(METER.replace("WANTED", String.valueOf(steps)));
            CanvasCost cost = new CanvasCost(person.page);
            for (int round = 0; round <= rounds; round++) {
                person.open("/" + address);
                cost.round(round > 0);
            }
            cost.print(steps);
            person.complaints().forEach(System.out::println);
        }
    }

    /** The first round warms the caches of browser and server and does not count. */
    private void round(boolean counts) {
        page.waitForFunction("() => window.meter.drawn > 0");
        note(counts, "open to drawn, ms", number("() => window.meter.drawn"));
        note(counts, "DOM nodes with all in view", number("() => document.querySelectorAll('*').length"));
        picture("all");
        pan(counts, "with all in view");
        page.locator(".pe-canvas").focus();
        page.keyboard().press("0");
        page.waitForFunction("() => document.querySelectorAll('.react-flow__node .pc-rows').length > 0");
        note(counts, "DOM nodes at 100 %", number("() => document.querySelectorAll('*').length"));
        picture("actual");
        pan(counts, "at 100 %");
    }

    private void pan(boolean counts, String where) {
        List<?> place = (List<?>) page.evaluate(EMPTY);
        double x = ((Number) place.get(0)).doubleValue();
        double y = ((Number) place.get(1)).doubleValue();
        page.mouse().move(x, y);
        page.mouse().down();
        page.evaluate("() => { window.meter.frames = []; window.meter.on = true; }");
        for (int i = 0; i < 150; i++) {
            double turn = i / 150.0 * 4 * Math.PI;
            page.mouse().move(x + 120 * Math.sin(turn) - 60 * turn / Math.PI / 4, y + 90 * (Math.cos(turn) - 1));
        }
        page.evaluate("() => { window.meter.on = false; }");
        page.mouse().up();
        List<?> frames = (List<?>) page.evaluate("() => window.meter.frames");
        List<Double> times = frames.stream()
                .map(each -> ((Number) each).doubleValue())
                .sorted()
                .toList();
        note(counts, "pan " + where + ", p95 of a frame, ms", times.get((int) (times.size() * 0.95)));
        note(
                counts,
                "pan " + where + ", frames a second",
                times.size()
                        * 1000
                        / times.stream().mapToDouble(Double::doubleValue).sum());
    }

    private double number(String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    private void picture(String name) {
        String folder = System.getenv("SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    private void note(boolean counts, String name, double value) {
        if (counts) {
            figures.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
    }

    private void print(int steps) {
        System.out.printf(
                "%d steps, medians of %d rounds%n",
                steps, figures.values().iterator().next().size());
        figures.forEach((name, values) -> System.out.printf(
                "%-45s %8.1f   (%s)%n",
                name,
                values.stream().sorted().toList().get(values.size() / 2),
                values.stream().map("%.1f"::formatted).collect(java.util.stream.Collectors.joining(", "))));
    }
}
