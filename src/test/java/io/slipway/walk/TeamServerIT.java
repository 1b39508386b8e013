package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A project that records on its team's MLflow server too: set in the browser, with real processes on both sides. */
class TeamServerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PAGE = "/p/my-project/settings/mlflow";

    @TempDir
    Path folder;

    private TeamServer team;
    private RunningServer server;
    private Person ann;

    @BeforeEach
    void open() {
        team = new TeamServer(folder.resolve("team"));
        server = new RunningServer(folder.resolve("home"), Map.of());
        ann = new Person(Place.CHROMIUM.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD);
    }

    @AfterEach
    void close() {
        ann.close();
        server.close();
        team.close();
    }

    private void connect() {
        ann.open(PAGE).sees("h2:has-text('Server')");
        ann.page.getByLabel("Address").fill(team.address());
        ann.page.getByLabel("Experiments there begin with").fill("house/");
        assertThat(ann.barriers()).isEmpty();
        button("Test connection").click();
        ann.sees(".sl-checks li:has-text('Files')");
        assertThat(ann.page.locator(".sl-checks li").count())
                .isEqualTo(ann.page.locator(".sl-checks li[data-result=good]").count());
        button("Record there too").click();
        ann.sees("text=Everything is delivered");
    }

    private Locator button(String name) {
        return ann.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Steps run in the Python that has the MLflow client. */
    private void ownPython() {
        ann.open("/p/my-project/settings/execution").sees("h2:has-text('Python')");
        ann.page.getByLabel("A Python that is on the server already").check();
        ann.page.getByLabel("Interpreter, or the folder").fill(System.getenv("SLIPWAY_PYTHON"));
        button("Check and save").click();
        ann.sees("text=from now on");
    }

    private void trains(String pipeline) {
        ann.newPipeline(pipeline);
        ann.writeStep("Train", """
                def train(model: Output[Model], report: Output[HTML]):
                    import subprocess, sys
                    for written in (model, report):
                        with open(written.path, 'w') as file:
                            file.write(written.name)
                    script = [sys.executable, '%s', '--register', 'churn']
                    subprocess.run(script, check=True)  # %s, or the cache knows it
                """.formatted(TeamServer.shared("examples/train_mlflow.py"), pipeline));
        ann.run();
        ann.page.locator(".rp-state:has-text('Succeeded')").waitFor(Lab.patient());
    }

    private static JsonNode named(List<JsonNode> runs, String name) {
        return runs.stream()
                .filter(run -> TeamServer.name(run).equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTrainingScriptEndsWellInAProjectOfEitherKindAndMlflowShowsItAsAPersonExpects() {
        ownPython();
        trains("Here alone");
        connect();
        trains("There too");
        ann.sees("a:has-text('The run there')");
        assertThat(ann.page.locator("a:has-text('The run there')").getAttribute("href"))
                .startsWith(team.address() + "/#/experiments/");
        await().atMost(PATIENCE)
                .until(() -> team.runs("house/There too").stream()
                        .map(run -> run.at("/info/status").asString())
                        .toList()
                        .equals(List.of("FINISHED", "FINISHED", "FINISHED", "FINISHED", "FINISHED")));
        List<JsonNode> runs = team.runs("house/There too");
        JsonNode whole = runs.stream()
                .filter(run -> TeamServer.tag(run, "mlflow.parentRunId").isEmpty())
                .findFirst()
                .orElseThrow();
        JsonNode attempt = runs.stream()
                .filter(run -> TeamServer.tag(run, "mlflow.parentRunId").equals(TeamServer.id(whole)))
                .findFirst()
                .orElseThrow();
        assertThat(runs)
                .filteredOn(run -> TeamServer.tag(run, "mlflow.parentRunId").equals(TeamServer.id(attempt)))
                .extracting(TeamServer::name)
                .containsExactlyInAnyOrder("trial-0", "trial-1", "trial-2");
        assertThat(TeamServer.tag(named(runs, "trial-1"), "mlflow.source.name")).isEqualTo("There too");
        for (JsonNode run : List.of(whole, attempt)) {
            assertThat(TeamServer.tag(run, "mlflow.user")).isEqualTo("admin");
            assertThat(TeamServer.tag(run, "mlflow.source.name")).isEqualTo("There too v1");
            assertThat(TeamServer.tag(run, "slipway.run_url")).startsWith(server.url("/go/runs/"));
        }
        assertThat(TeamServer.tag(attempt, "mlflow.note.content")).isEqualTo("Search over **learning rates**.");
        assertThat(attempt.at("/inputs/dataset_inputs/0/dataset/name").asString())
                .isEqualTo("synthetic");
        assertThat(team.steps(TeamServer.id(named(runs, "trial-1")), "val_loss"))
                .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
        assertThat(team.files(TeamServer.id(attempt), "eval"))
                .containsExactlyInAnyOrder("eval/confusion_matrix.json", "eval/report file.md");
        assertThat(team.files(TeamServer.id(whole), "steps/Train"))
                .containsExactlyInAnyOrder("steps/Train/model", "steps/Train/report.html");
        assertThat(ann.complaints()).isEmpty();
        itsModelsAreThere();
    }

    /** The first version was made before the project had a server, so version 2 of here is version 1 there. */
    private void itsModelsAreThere() {
        String token = Notebook.of(ann, server, "my-project").token;
        MlflowPython here = new MlflowPython(server.url("/mlflow"), token);
        MlflowPython there = new MlflowPython(team.address(), "");
        here.program("""
                from mlflow import MlflowClient
                client = MlflowClient()
                client.set_registered_model_alias("churn", "second", "2")
                client.set_registered_model_alias("churn", "first", "1")
                client.set_registered_model_alias("churn", "moves", "1")
                client.set_registered_model_alias("churn", "moves", "2")
                client.set_model_version_tag("churn", "2", "checked", "yes")
                """);
        String said = here.script(TeamServer.shared("examples/train_mlflow.py"), "--register", "churn");
        assertThat(said).contains("\"problems\": []");
        ann.open(PAGE).sees("text=Everything is delivered");
        String found = there.program("""
                import mlflow, numpy
                from mlflow import MlflowClient
                client = MlflowClient()
                of = {a: client.get_model_version_by_alias("churn", a) for a in ("first", "second", "moves")}
                assert (of["second"].version, of["first"].version) == ("1", "2"), of
                assert of["moves"].version == "1" and of["second"].tags["checked"] == "yes", of
                for alias, version in of.items():
                    model = mlflow.pyfunc.load_model("models:/churn@" + alias)
                    columns = model.metadata.get_input_schema().input_names()
                    assert len(model.predict(__import__("pandas").DataFrame(numpy.zeros((2, 8)), columns=columns))) == 2
                versions = client.search_model_versions("name = 'churn'")
                assert sorted(v.version for v in versions) == ["1", "2", "3"], versions
                logged = client.get_logged_model(of["second"].model_id or of["second"].source.split("/")[-1])
                assert logged.status == "READY", logged
                run = client.get_run(of["second"].run_id)
                assert logged.source_run_id == run.info.run_id, (logged, run)
                assert [o.model_id for o in run.outputs.model_outputs] == [logged.model_id], run.outputs
                print("all there")
                """);
        assertThat(found).contains("all there");
        othersModelsAreShown(there);
    }

    /** And ours are not called theirs. */
    private void othersModelsAreShown(MlflowPython there) {
        there.program("""
                from mlflow import MlflowClient
                MlflowClient().create_registered_model("theirs", description="Made by the others")
                """);
        ann.open("/p/my-project/models").sees(".sl-card:has-text('Of others, on the MLflow server') tbody tr");
        assertThat(ann.page
                        .locator(".sl-card:has-text('Of others, on the MLflow server') tbody tr")
                        .count())
                .isEqualTo(1);
        assertThat(ann.page.locator("a:text-is('theirs')").getAttribute("href"))
                .isEqualTo(team.address() + "/#/models/theirs");
        assertThat(ann.barriers()).isEmpty();
        assertThat(ann.complaints()).isEmpty();
    }

    @Test
    void nothingIsLostAndNothingIsThereTwiceWhenEitherSideIsKilled() {
        connect();
        Notebook notebook = Notebook.of(ann, server, "my-project");
        String experiment = notebook.experiment("killed");
        String run = notebook.begin(experiment, "long", "[]");
        for (int step = 0; step < 30; step++) {
            notebook.metric(run, "loss", 1.0 / (step + 1), step);
        }
        team.kill();
        for (int step = 30; step < 60; step++) {
            notebook.metric(run, "loss", 1.0 / (step + 1), step);
        }
        ann.open("/p/my-project/experiments/" + experiment).sees(".sl-problem:has-text('Not delivered yet')");
        ann.open(PAGE).sees("text=Not delivered yet").sees("text=cannot be reached");
        assertThat(ann.barriers()).isEmpty();
        server.kill();
        server.startAgain();
        for (int step = 60; step < 70; step++) {
            notebook.metric(run, "loss", 1.0 / (step + 1), step);
        }
        team.start();
        await().atMost(PATIENCE)
                .until(() -> !team.runs("house/killed").isEmpty()
                        && team.steps(TeamServer.id(team.runs("house/killed").getFirst()), "loss")
                                        .size()
                                >= 70);
        assertThat(team.runs("house/killed")).hasSize(1);
        assertThat(team.steps(TeamServer.id(team.runs("house/killed").getFirst()), "loss"))
                .containsExactlyElementsOf(LongStream.range(0, 70).boxed().toList());
        ann.open(PAGE).sees("text=Everything is delivered");
    }

    @Test
    void whatOthersLoggedThereIsLookedAtHereAndComparedWithOurs() {
        connect();
        Notebook notebook = Notebook.of(ann, server, "my-project");
        String experiment = notebook.experiment("shared");
        String ours = notebook.run(experiment, "ours", 0.1, 0.75);
        String said = new MlflowPython(team.address(), "").program("""
                import mlflow
                mlflow.set_experiment("house/shared")
                with mlflow.start_run(run_name="theirs", description="Tried **over there**") as run:
                    mlflow.log_param("lr", 0.5)
                    for step in range(5):
                        mlflow.log_metric("accuracy", step / 10, step=step)
                client, info = mlflow.MlflowClient(), run.info
                model = client.create_logged_model(info.experiment_id, name="tree", source_run_id=info.run_id).model_id
                client.create_registered_model("oaks")
                client.create_model_version("oaks", "models:/" + model, run_id=info.run_id, model_id=model)
                print("logged", run.info.run_id)
                """);
        String theirs = "there:"
                + said.substring(said.indexOf("logged ") + "logged ".length()).strip();
        ann.open("/p/my-project/experiments/" + experiment).sees(".ex-others a:has-text('theirs')");
        assertThat(ann.barriers()).isEmpty();
        ann.page.locator(".ex-others a:has-text('theirs')").click();
        ann.sees("h1:has-text('theirs')");
        assertThat(ann.page.url()).endsWith("/p/my-project/experiments/" + experiment + "/runs/" + theirs);
        ann.sees(".lr-card strong:has-text('over there')").sees(".cp-curves figure canvas");
        ann.sees(".sl-trail:has-text('theirs')");
        ann.sees(".lr-list a:has-text('tree')");
        assertThat(ann.page.locator(".lr-list a:has-text('oaks v1')").getAttribute("href"))
                .isEqualTo(team.address() + "/#/models/oaks/versions/1");
        assertThat(ann.page
                        .locator(".lr-head a:has-text('Open on MLflow server')")
                        .getAttribute("href"))
                .startsWith(team.address() + "/#/experiments/")
                .endsWith(theirs.substring("there:".length()));
        // Nobody knows its extremes: no columns for them.
        assertThat(ann.page.locator(".lr-card tbody td").allInnerTexts())
                .containsExactly("accuracy", "0.4", "lr", "0.5");
        assertThat(ann.barriers()).isEmpty();

        ann.open("/p/my-project/compare?runs=" + ours + "," + theirs + "&value=max")
                .sees("thead a:has-text('theirs')");
        Locator accuracy = ann.page.locator(".cp-table tr:has(th [title=accuracy]) td");
        assertThat(accuracy.allInnerTexts()).containsExactly("0.75", "–");
        assertThat(accuracy.last().getAttribute("title")).contains("only the last value");
        ann.sees("slipway-compare figure canvas");
        assertThat(ann.barriers()).isEmpty();
        assertThat(ann.complaints()).isEmpty();
    }
}
