package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import io.slipway.format.Examples;
import io.slipway.format.KfpFile;
import io.slipway.format.Sdk;
import io.slipway.pipeline.Pipeline;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a person brings along: data, and pipelines that were made elsewhere. */
class BringIT extends AdminsWalk {
    private static final String SEED = "python/examples/seed_kfp.yaml";
    private static final String ARTICLE = "python/examples/article_kfp.yaml";
    private static final String DRAGGED = """
            () => {
              const dragged = new DataTransfer();
              dragged.items.add(new File(['name,points\\nann,12\\n'], 'team points.csv', { type: 'text/csv' }));
              return dragged;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aFileThatIsDroppedBecomesAStepWithDigestSizeAndPreview() {
        ann.newPipeline("Brought data");
        JSHandle dragged = ann.page.evaluateHandle(DRAGGED);
        ann.page.dispatchEvent(".react-flow__pane", "drop", Map.of("dataTransfer", dragged));
        ann.sees(".pc-node.pc-kind-importer:has-text('team points')").sees(".pe-facts");
        assertThat(ann.inspector().locator(".pe-facts")).containsText(Pattern.compile("size\\s*19 B"));
        assertThat(ann.inspector().locator(".pe-facts")).containsText(Pattern.compile("digest\\s*[0-9a-f]{12}"));
        assertThat(ann.inspector().locator(".pe-data tbody td").first()).hasText("ann");
        assertThat(ann.barriers()).isEmpty();
        ann.run();
        ann.runIs("Succeeded");
    }

    @Test
    void anUploadThatIsCancelledLeavesNothing() throws IOException {
        ann.newPipeline("Not after all");
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(5_000_000);
        }
        slowly();
        ann.page.getByLabel("Files to add").setInputFiles(large);
        ann.page.getByLabel("Cancel the upload of large.csv").click();
        ann.sees(".pe-toast:has-text('large.csv was not uploaded')");
        assertThat(ann.page.locator(".pc-node")).hasCount(0);
        Awaitility.await().untilAsserted(() -> assertThat(uploads()).isEmpty());
    }

    @Test
    void aFileForARunIsWaitedForAndLeavesWhatIsTypedMeanwhile() throws IOException {
        assumeTrue(Files.isRegularFile(Examples.path(ARTICLE)), ARTICLE + " is not below SLIPWAY_SHARED");
        bring(Examples.path(ARTICLE));
        ann.page.locator(".pe-canvas").focus();
        ann.page.keyboard().press("Control+Enter");
        Path raw = folder.resolve("raw.csv");
        try (RandomAccessFile file = new RandomAccessFile(raw.toFile(), "rw")) {
            file.setLength(200_000);
        }
        slowly();
        ann.page.getByLabel("File for raw_uri").setInputFiles(raw);
        ann.sees("button[form=run-form][disabled]:has-text('Sending')");
        ann.page.locator("#run-epochs").fill("3");
        assertThat(ann.barriers()).isEmpty();
        ann.sees("button[form=run-form]:not([disabled]):has-text('Run')");
        assertThat(ann.page.locator("#run-raw_uri")).hasValue(Pattern.compile(".*/raw\\.csv$"));
        assertThat(ann.page.locator("#run-epochs")).hasValue("3");
    }

    @Test
    void aPipelineOfTheSdkIsReadAndGoesBackToItUnchanged() throws IOException {
        assumeTrue(Files.isRegularFile(Examples.path(SEED)), SEED + " is not below SLIPWAY_SHARED");
        bring(Examples.path(SEED));
        assertThat(ann.page.locator(".pc-frame .pc-rule").first())
                .hasText(Pattern.compile("^If Output of evaluate > threshold$"));
        ann.select("train").tab("Code");
        assertThat(ann.page.locator(".cm-content")).containsText("def train_model(");
        assertThat(ann.barriers()).isEmpty();
        Path first = export("first.yaml");
        bring(first);
        ann.sees(".pc-frame .pc-rule:has-text('If Output of evaluate > threshold')");
        // A project holds a name once: the second is called otherwise.
        assertThat(read(export("second.yaml")).withName(read(first).name())).isEqualTo(read(first));
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(
                manifest,
                JsonMapper.builder()
                        .build()
                        .writeValueAsString(List.of(Map.of(
                                "written",
                                first.toString(),
                                "original",
                                Examples.path(SEED).toString()))));
        assertThat(Sdk.run("load_files.py", manifest.toString())).isEmpty();
    }

    @Test
    void aFileThatIsNoPipelineIsRefusedInASentence() throws IOException {
        Path wrong = Files.writeString(folder.resolve("shopping.yaml"), "bread: 1\nbutter: 2\n");
        ann.open("/p/my-project/pipelines").sees("slipway-import button");
        ann.page.getByLabel("Pipeline file to import").first().setInputFiles(wrong);
        ann.sees(".sl-import-state.sl-wrong:has-text('pipeline')");
        ann.newPipeline("Not a list");
        ann.page.getByLabel("Files to add").setInputFiles(wrong);
        ann.sees(".pe-toast[data-tone=problem]:has-text('pipeline')");
    }

    private void bring(Path file) {
        ann.open("/p/my-project/pipelines").sees("slipway-import button");
        ann.page.getByLabel("Pipeline file to import").first().setInputFiles(file);
        ann.page.waitForURL(Pattern.compile("/pipelines/.+"));
        ann.sees(".pc-node");
    }

    private Path export(String name) {
        Download download = ann.page.waitForDownload(
                () -> ann.page.locator(".pe-top a:has-text('Export')").click());
        Path file = folder.resolve(name);
        download.saveAs(file);
        return file;
    }

    private static Pipeline read(Path file) throws IOException {
        return KfpFile.read(Files.readAllBytes(file)).pipeline();
    }

    /** As over a bad line: 50 kB a second go up. */
    private void slowly() {
        CDPSession browser = ann.page.context().newCDPSession(ann.page);
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 0);
        line.addProperty("downloadThroughput", -1);
        line.addProperty("uploadThroughput", 50_000);
        browser.send("Network.emulateNetworkConditions", line);
    }

    private static List<Path> uploads() throws IOException {
        Path all = Place.SERVER.home().resolve("uploads");
        if (!Files.exists(all)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(all)) {
            return files.filter(file -> file.toString().contains("large")).toList();
        }
    }
}
