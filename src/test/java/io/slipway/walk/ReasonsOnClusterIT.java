package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a step waited and why it ended stays on its page, also when that is long over. */
class ReasonsOnClusterIT {
    private static Path file;
    private static Lab lab;
    private static Person ann;

    @BeforeAll
    static void arrive(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("reasons.yaml"), """
                components:
                  comp-wants-gpu:
                    executorLabel: exec-wants-gpu
                  comp-hungry:
                    executorLabel: exec-hungry
                deploymentSpec:
                  executors:
                    exec-wants-gpu:
                      container:
                        image: busybox
                        command: ["true"]
                        resources: {accelerator: {resourceType: nvidia.com/gpu, resourceCount: "1"}}
                    exec-hungry:
                      container:
                        image: python:3.11
                        command: [python3, -c, "print('begun', flush=True); x = bytearray(300_000_000)"]
                        resources: {resourceMemoryLimit: 64Mi, memoryLimit: 0.064}
                pipelineInfo:
                  name: reasons
                root:
                  dag:
                    tasks:
                      wants-gpu:
                        cachingOptions: {}
                        componentRef: {name: comp-wants-gpu}
                        taskInfo: {name: wants-gpu}
                      hungry:
                        cachingOptions: {}
                        componentRef: {name: comp-hungry}
                        taskInfo: {name: hungry}
                schemaVersion: 2.1.0
                sdkVersion: kfp-2.17.3
                """);
        lab = new Lab(folder).connected("");
        ann = lab.ann;
    }

    @AfterAll
    static void leave() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void whatAStepWaitedForAndWhatItDiedOfIsReadAfterwards() {
        lab.brought(file);
        lab.run();
        Locator overview = ann.page.locator(".rp-overview");
        ann.select("hungry").sees(".rp-overview .sl-problem");
        assertThat(overview).containsText("more memory than its limit of 64Mi");
        assertThat(overview.locator(".rp-attempts")).containsText("137");
        ann.select("wants-gpu");
        overview.getByText("nvidia.com/gpu free: it asks for 1").waitFor(Lab.patient());
        ann.page
                .getByText("Stop", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        ann.page.locator(".sl-state[data-state=cancelled]").first().waitFor(Lab.patient());
        assertThat(overview).containsText("it waited until it was stopped: no node has enough nvidia.com/gpu free");
        ann.tab("Logs");
        assertThat(ann.page.locator(".rp-tab-logs")).containsText("nvidia.com/gpu");
        ann.tab("Pod");
        assertThat(ann.page.locator(".rp-tab-pod")).containsText("FailedScheduling");
        assertThat(ann.barriers()).isEmpty();
        assertThat(ann.complaints()).isEmpty();
    }
}
