package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
                print("\\x1b[31mred\\x1b[0m and plain")
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
