package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.tracking.Metric;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Registry;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.UnsteadyServer.Mood;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What others have on a project's server, one by one: runs for the comparison, and registered models. */
class OthersTest extends OthersThere {
    @Test
    void aRunOfOthersIsFoundWithItsCurveAndOneOfAnExperimentThatIsNotOursIsNot() {
        String experiment = experiment();
        String good = theirRun("house/sweep");
        String secret = theirRun("house/other team");
        RunsThere.Found found = find(good, secret, "0".repeat(32));
        assertThat(found.problem()).isEmpty();
        assertThat(found.runs()).singleElement().satisfies(there -> {
            assertThat(there.run().name()).isEqualTo("good");
            assertThat(there.experiment()).isEqualTo(experiment);
            assertThat(there.page()).endsWith("/runs/" + good);
        });
        assertThat(found.missing()).containsExactly(secret, "0".repeat(32));
        Map<String, List<Metric>> curves =
                doing(() -> rooms.get(RunsThere.class).curves(project(), List.of(good, secret), "acc", 100));
        assertThat(curves).containsOnlyKeys(good);
        assertThat(curves.get(good)).extracting(Metric::value).containsExactly(0.5, 0.75);
    }

    @Test
    void theRunsWithinARunOfOthersAreListedButNotThoseOfAnotherTeams() {
        experiment();
        String parent = theirRun("house/sweep");
        String secret = theirRun("house/other team");
        Tracking tracking = door.bean(Tracking.class);
        for (String outer : List.of(parent, secret)) {
            tracking.createRun(
                    THERE,
                    new NewRun(
                            tracking.get(THERE, outer).experimentId(),
                            "within",
                            "bob",
                            6L,
                            Map.of("mlflow.parentRunId", outer)));
        }
        RunsThere runs = rooms.get(RunsThere.class);
        assertThat(doing(() -> runs.nested(project(), parent, 10)))
                .extracting(TrackedRun::name)
                .containsExactly("within");
        assertThat(doing(() -> runs.nested(project(), secret, 10))).isEmpty();
    }

    @Test
    void theModelsOfARunOfOthersAreListedWithTheirVersionsButNotThoseOfAnotherTeams() {
        experiment();
        String run = theirRun("house/sweep");
        String secret = theirRun("house/other team");
        api().ask("POST", "registered-models/create", Map.of(), Call.fields().put("name", "iris"));
        List<String> made = new ArrayList<>();
        for (String maker : List.of(run, secret)) {
            String experiment = there("runs/get", Map.of("run_id", maker))
                    .at("/run/info/experiment_id")
                    .asString();
            String model = api().ask(
                            "POST",
                            "logged-models",
                            Map.of(),
                            Call.fields()
                                    .put("experiment_id", experiment)
                                    .put("name", "tree")
                                    .put("source_run_id", maker))
                    .at("/model/info/model_id")
                    .asString();
            made.add(model);
            api().ask(
                            "POST",
                            "model-versions/create",
                            Map.of(),
                            Call.fields()
                                    .put("name", "iris")
                                    .put("source", "models:/" + model)
                                    .put("run_id", maker)
                                    .put("model_id", model));
        }
        String twice = "[{\"name\": \"iris\", \"version\": 1}, {\"name\": \"iris\", \"version\": 1}]";
        for (String noted : made) {
            ObjectNode tags = Call.fields();
            tags.set("tags", Call.entries(Map.of(RemoteModels.VERSIONS_TAG, twice)));
            api().ask("PATCH", "logged-models/" + noted + "/tags", Map.of(), tags);
        }
        LoggedThere models = rooms.get(LoggedThere.class);
        assertThat(doing(() -> models.ofRun(project(), run))).singleElement().satisfies(model -> {
            assertThat(model.name()).isEqualTo("tree");
            assertThat(model.page()).endsWith("/models/" + model.id());
            assertThat(model.versions())
                    .extracting(LoggedThere.Version::model, LoggedThere.Version::number)
                    .containsExactly(tuple("iris", 1L));
        });
        assertThat(doing(() -> models.ofRun(project(), secret))).isEmpty();
    }

    @Test
    void theFilesOfARunOfOthersAreListedWithThoseInItsFolders() {
        experiment();
        String run = theirRun("house/sweep");
        String uri = there("runs/get", Map.of("run_id", run))
                .at("/run/info/artifact_uri")
                .asString();
        for (String path : List.of("notes.txt", "model/MLmodel")) {
            api().put(RemoteFiles.place(uri, path), new ByteArrayInputStream(new byte[] {1, 2}), 2);
        }
        FilesThere files = rooms.get(FilesThere.class);
        assertThat(doing(() -> files.of(project(), run)).orElseThrow())
                .containsExactly(
                        new FilesThere.FileThere("notes.txt", 2L), new FilesThere.FileThere("model/MLmodel", 2L));
        String secret = theirRun("house/other team");
        assertThat(doing(() -> files.of(project(), secret))).isEmpty();
    }

    @Test
    void aServerThatIsAwaySaysSoInPlaceOfRunsAndModels() {
        server.is(Mood.UNABLE);
        assertThat(find("1".repeat(32)).problem()).isEqualTo("server answers 503");
        assertThat(models().problem()).isEqualTo("server answers 503");
    }

    private OtherModels.Found models() {
        CompletableFuture<OtherModels.Found> found = new CompletableFuture<>();
        doing(() -> rooms.get(OtherModels.class).find(project(), found::complete));
        return found.join();
    }

    @Test
    void modelsThatOthersRegisteredAreFoundOnceForAllWhoAskAndOursAreNot() {
        door.bean(Registry.class).create(THERE, "theirs", "Of bob.", Map.of());
        String run = run();
        version(run, model(run));
        delivered();
        OtherModels.Found found = models();
        assertThat(found.models()).extracting(OtherModels.OtherModel::name).containsExactly("theirs");
        assertThat(found.models().getFirst().page()).isEqualTo(server.address() + "/#/models/theirs");
        long asked = server.calls("registered-models/search");
        models();
        assertThat(server.calls("registered-models/search")).isEqualTo(asked);
    }

    @Test
    void versionsThatOthersHaveOfANameOfOursAreFoundAndOursAreNot() {
        String run = run();
        version(run, model(run));
        delivered();
        api().ask(
                        "POST",
                        "model-versions/create",
                        Map.of(),
                        Call.fields()
                                .put("name", name)
                                .put("source", "s3://bucket/m")
                                .put("description", "Of bob."));
        CompletableFuture<OtherVersions.Found> found = new CompletableFuture<>();
        doing(() -> rooms.get(OtherVersions.class).find(project(), name, found::complete));
        assertThat(found.join().versions()).singleElement().satisfies(version -> {
            assertThat(version.number()).isEqualTo("2");
            assertThat(version.description()).isEqualTo("Of bob.");
            assertThat(version.page()).isEqualTo(server.address() + "/#/models/" + name + "/versions/2");
        });
    }

    @Test
    void aVersionThatTheServerHasNotGotYetIsToldFromOneThatItHas() {
        String run = run();
        version(run, model(run));
        delivered();
        server.is(Mood.UNABLE);
        version(run, model(run));
        RegisteredThere.There there = doing(
                () -> rooms.get(RegisteredThere.class).find(project(), name).orElseThrow());
        assertThat(there.versions()).containsOnlyKeys(1L);
        assertThat(there.waiting()).containsExactly(2L);
        assertThat(there.refused()).isEmpty();
    }
}
