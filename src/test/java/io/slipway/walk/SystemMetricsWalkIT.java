package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody asks for system metrics, watches them come, and finds them again beside what was measured. */
class SystemMetricsWalkIT extends AdminsWalk {
    private static final String BURN = """
            def burn(gate: str, metrics: Output[Metrics]):
                import os
                while not os.path.exists(gate):
                    pass
                metrics.log_metric("loss", 0.25)
            """;

    @TempDir
    Path folder;

    private Locator openSheet() {
        ann.page.locator(".pe-canvas").focus();
        ann.page.keyboard().press("Control+Enter");
        ann.sees("button[form=run-form]:not([disabled])");
        return ann.page.getByLabel("Record system metrics");
    }

    @Test
    void theyComeWhileTheStepRunsAndStandApartFromWhatItMeasured() throws IOException {
        Path gate = folder.resolve("gate");
        String pipeline = ann.newPipeline("Burns");
        ann.writeStep("Burn", BURN).constant("gate", gate.toString());
        Locator wanted = openSheet();
        assertThat(wanted).not().isChecked();
        assertThat(ann.barriers()).isEmpty();
        wanted.check();
        ann.page.keyboard().press("Control+Enter");
        ann.page.waitForURL(url -> url.contains("/runs/"));

        ann.runIs("Running").select("Burn").tab("Metrics");
        // A curve needs a second point, and nobody reloads the page.
        ann.sees("section[aria-label=System] h3:text-is('system/cpu_utilization_percentage')");
        ann.sees("section[aria-label=System] h3:text-is('system/system_memory_usage_megabytes')");
        assertThat(ann.barriers()).isEmpty();
        Files.createFile(gate);
        ann.runIs("Succeeded").sees(".rp-metrics > table td:text-is('loss')");

        ann.page.getByLabel("Show the run instead").click();
        ann.sees(".rp-figures > table td:text-is('loss')");
        assertThat(ann.page.locator(".rp-figures > table")).not().containsText("system/");
        ann.page.getByText("System metrics (3)").click();
        ann.sees(".rp-figures details td:text-is('system/system_memory_usage_percentage')");
        assertThat(ann.barriers()).isEmpty();
        ann.page.getByText("All runs of the experiment").click();
        ann.sees("vaadin-grid-cell-content:has-text('loss')");
        assertThat(ann.page.locator("vaadin-grid-cell-content:has-text('system/')"))
                .hasCount(0);

        ann.open(pipeline).sees(".react-flow__node:has-text('Burn')");
        assertThat(openSheet()).isChecked();
    }
}
