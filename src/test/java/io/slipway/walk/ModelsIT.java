package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models: from the run that made one to the program that loads it. */
class ModelsIT extends AdminsWalk {
    private static final String TRAIN = """
            def train(model: Output[Model], metrics: Output[Metrics], rate: float = 0.5):
                with open(model.path, "w") as f:
                    f.write("weights at " + str(rate))
                model.metadata["framework"] = "none"
                metrics.log_metric("accuracy", rate)
            """;

    @TempDir
    Path folder;

    @Test
    void aModelThatAStepGaveIsRegisteredMovedAndDownloadedByItsAlias() throws Exception {
        String token = Notebook.of(ann, Place.SERVER, "my-project").token;
        String editor = ann.newPipeline("Gives a model");
        ann.writeStep("Train", TRAIN).constant("rate", "0.25");
        String run = ann.run();
        ann.runIs("Succeeded").select("Train").tab("Outputs");
        register("Register model", "walked", "champion");
        assertThat(ann.page.getByText("Registered as walked v1")).isVisible();
        ann.open(editor).sees(".pe-canvas");
        ann.select("Train").constant("rate", "0.75");
        ann.run();
        ann.runIs("Succeeded");

        ann.open("/p/my-project/models");
        assertThat(row("Train").first()).isVisible();
        assertThat(ann.barriers()).isEmpty();
        row("Train").first().getByRole(AriaRole.BUTTON).click();
        fillDialog("walked", "");
        ann.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Open").setExact(true))
                .click();
        ann.page.waitForURL(Pattern.compile("/models/walked\\?version=2$"));
        Locator second = ann.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Version 2"));
        assertThat(second).containsText("Gives a model");
        second.getByLabel("Add an alias").fill("champion");
        second.getByLabel("Add an alias").press("Enter");
        assertThat(ann.page.getByText("has moved from version 1 to 2")).isVisible();
        assertThat(ann.page.locator(".md-changes li").first()).containsText("moved from version 1 to 2");
        assertThat(second.locator("pre")).containsText("models:/walked@champion");
        assertThat(ann.barriers()).isEmpty();
        ann.page.evaluate("window.slipwayTheme('dark')");
        assertThat(ann.barriers()).isEmpty();

        second.getByLabel("Edit the description of version 2").click();
        assertThat(second.getByLabel("Description of version 2", new Locator.GetByLabelOptions().setExact(true)))
                .isFocused();
        ann.page.keyboard().type("Weighs more");
        ann.page.keyboard().press("Control+Enter");
        assertThat(second.locator(".md-said p")).hasText("Weighs more");
        ann.page.reload();
        assertThat(second.locator(".md-said p")).hasText("Weighs more");

        Download file = ann.page.waitForDownload(
                () -> second.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Download"))
                        .click());
        assertThat(Files.readString(file.path())).isEqualTo("weights at 0.75");
        assertThat(python("load_model.py", second.locator("pre").innerText(), token))
                .contains("downloaded model", "weights at 0.75");

        ann.open("/p/my-project/models/walked?compare=1,2");
        Locator accuracy =
                ann.page.locator(".md-compare tr").filter(new Locator.FilterOptions().setHasText("accuracy"));
        assertThat(accuracy).hasAttribute("data-differs", "");
        assertThat(accuracy).containsText(Pattern.compile("0\\.25\\s*0\\.75"));
        deleteAndTakeBack();
        assertThat(ann.page.locator(".md-changes li").first()).containsText("set to version 2");
        ann.open(run).select("Train").tab("Outputs");
        ann.page.getByText("walked v1").click();
        ann.page.waitForURL(Pattern.compile("/models/walked\\?version=1$"));
        assertThat(ann.page.locator("h1")).hasText("walked");
        ann.page.keyboard().press("Control+k");
        assertThat(ann.page.getByLabel("Page, pipeline, run, model or project")).isFocused();
        ann.page.keyboard().type("model walked");
        ann.page.keyboard().press("Enter");
        ann.page.waitForURL(Pattern.compile("/models/walked$"));
    }

    private void deleteVersion(int number) {
        ann.page.getByLabel("What to do with version " + number).click();
        ann.page.getByText("Delete version").click();
    }

    private void deleteAndTakeBack() {
        deleteVersion(2);
        assertThat(ann.page.locator(".md-changes li").first()).containsText("taken away from version 2");
        ann.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .last()
                .click();
    }

    @Test
    void aModelThatANotebookLoggedIsLoadedByTheAliasThatItGotOnThePage() throws Exception {
        String token = Notebook.of(ann, Place.SERVER, "my-project").token;
        assertThat(python("log_model.py", "", token)).doesNotContain("Traceback");
        ann.open("/p/my-project/models");
        Locator logged = row("in a notebook").first();
        assertThat(logged).containsText("Logged with MLflow");
        logged.getByRole(AriaRole.BUTTON).click();
        fillDialog("flowers", "live");
        ann.open("/p/my-project/models/flowers");
        Locator first = ann.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Version 1"));
        assertThat(first).containsText("training_accuracy_score");
        assertThat(first).containsText("in a notebook");
        first.getByText(Pattern.compile("\\d files, ")).click();
        Download part = ann.page.waitForDownload(() -> first.getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("MLmodel").setExact(true))
                .click());
        assertThat(Files.readString(part.path())).contains("flavors:");
        assertThat(ann.barriers()).isEmpty();
        assertThat(python("load_model.py", first.locator("pre").innerText(), token))
                .contains("loaded PyFuncModel", "[0]")
                .as("by its alias")
                .doesNotContain("Traceback");
        assertThat(first.locator("pre")).containsText("mlflow.pyfunc.load_model(\"models:/flowers@live\")");
        first.getByText("in a notebook").click();
        ann.page.getByText("flowers v1").click();
        ann.page.waitForURL(Pattern.compile("/models/flowers\\?version=1$"));
    }

    @Test
    void whatWasDeletedIsFoundAndBroughtBackLongAfter() throws Exception {
        Notebook notebook = Notebook.of(ann, Place.SERVER, "my-project");
        for (String name : List.of("rose", "tulip")) {
            notebook.post("registered-models/create", "{\"name\": \"" + name + "\"}");
            notebook.post("model-versions/create", "{\"name\": \"" + name + "\", \"source\": \"s3://bucket/m\"}");
        }
        ann.open("/p/my-project/models/rose");
        deleteVersion(1);
        assertThat(ann.page.getByText("No versions")).isVisible();
        ann.page.reload();
        ann.page.getByLabel("Restore version 1").click();
        assertThat(ann.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Version 1")))
                .isVisible();
        ann.page.getByText("Delete", new Page.GetByTextOptions().setExact(true)).click();
        ann.page.waitForURL(Pattern.compile("/models$"));
        ann.page.reload();
        ann.page
                .getByLabel("Deleted", new Page.GetByLabelOptions().setExact(true))
                .check();
        ann.page.waitForURL(Pattern.compile("/models\\?deleted=1$"));
        assertThat(ann.page.locator(".md-deleted")).containsText("rose");
        assertThat(ann.page.locator(".md-deleted")).not().containsText("tulip");
        assertThat(ann.barriers()).isEmpty();
        ann.page.evaluate("window.slipwayTheme('dark')");
        assertThat(ann.barriers()).isEmpty();

        notebook.post("registered-models/create", "{\"name\": \"rose\"}");
        ann.page.getByLabel("Restore rose").click();
        assertThat(ann.page.getByText("Another model is called rose by now")).isVisible();
        notebook.post("registered-models/rename", "{\"name\": \"rose\", \"new_name\": \"wild rose\"}");
        ann.page.getByLabel("Restore rose").click();
        ann.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open"))
                .click();
        ann.page.waitForURL(Pattern.compile("/models/rose$"));
        assertThat(ann.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Version 1")))
                .isVisible();
    }

    @Test
    void whoMayOnlyLookSeesModelsAndChangesNone() {
        try (Person kay = Place.newcomer("kay", "Viewer")) {
            kay.open("/p/my-project/models").sees("h1:has-text('Models')");
            assertThat(kay.page.getByText("Not registered yet")).isVisible();
            assertThat(kay.page.locator(".md-candidates vaadin-button:has-text('Register')"))
                    .hasCount(0);
            kay.open("/p/my-project/models/nobody").sees("text=Nothing here");
            assertThat(kay.complaints()).isEmpty();
        }
    }

    private Locator row(String text) {
        return ann.page.locator(".md-candidates tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private void register(String button, String name, String alias) {
        ann.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        fillDialog(name, alias);
    }

    private void fillDialog(String name, String alias) {
        Locator model = ann.page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true));
        assertThat(model).isFocused();
        ann.page.keyboard().type(name);
        ann.page.keyboard().press("Enter");
        ann.page
                .getByLabel("Alias", new Page.GetByLabelOptions().setExact(true))
                .fill(alias);
        ann.page
                .getByLabel("Alias", new Page.GetByLabelOptions().setExact(true))
                .press("Enter");
        assertThat(ann.page.getByText(name + ", version")).isVisible();
    }

    private String python(String script, String input, String token) throws IOException, InterruptedException {
        String environment = System.getenv("SLIPWAY_PYTHON");
        assumeTrue(environment != null, "SLIPWAY_PYTHON is not set: no Python environment with the mlflow client");
        Path said = folder.resolve("client.log");
        ProcessBuilder client = new ProcessBuilder(
                Path.of(String.valueOf(environment), "bin", "python").toString(),
                Path.of("src/test/python", script).toAbsolutePath().toString());
        client.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
        client.redirectInput(Files.writeString(folder.resolve("lines"), input).toFile());
        client.environment()
                .putAll(Map.of("MLFLOW_TRACKING_URI", Place.SERVER.url("/mlflow"), "MLFLOW_TRACKING_TOKEN", token));
        Process running = client.start();
        try {
            assertThat(running.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        } finally {
            running.destroyForcibly();
        }
        return Files.readString(said, StandardCharsets.UTF_8);
    }
}
