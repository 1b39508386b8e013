package io.slipway.tracking.remote;

import static org.awaitility.Awaitility.await;

import io.slipway.Rooms;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Registry;
import io.slipway.tracking.Tracking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A project that records on a server too, and what is to be seen of its models there. */
abstract class ModelsThere {
    @TempDir
    Path folder;

    Rooms rooms;
    final String name = "churn-" + System.nanoTime();

    abstract RemoteServer server();

    @BeforeEach
    void open() {
        rooms = Rooms.on(folder.resolve("home"), Path.of("/usr/bin/python3"));
        doing(() -> rooms.get(RemoteServers.class).save(project(), server()));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    ProjectId project() {
        return rooms.project();
    }

    MlflowApi api() {
        return new MlflowApi(server());
    }

    void doing(Runnable work) {
        rooms.as(() -> {
            work.run();
            return true;
        });
    }

    <T> T doing(Supplier<T> work) {
        return rooms.as(work);
    }

    Deliveries.Standing standing() {
        return doing(() -> rooms.get(Deliveries.class).ofProject(project()));
    }

    void delivered() {
        await().atMost(Duration.ofSeconds(60)).until(() -> standing().requests() == 0);
    }

    String experiment() {
        return doing(
                () -> rooms.get(Experiments.class).ensure(project(), "sweep").id());
    }

    String run() {
        return doing(() -> rooms.get(Tracking.class)
                .createRun(project(), new NewRun(experiment(), "r", "ann", 1_000L, Map.of()))
                .id());
    }

    String model(String run) {
        return doing(() -> rooms.get(LoggedModels.class)
                .create(
                        project(),
                        new LoggedModel.Wanted(
                                experiment(), "classifier", "sk", run, Map.of("rate", "0.1"), Map.of("team", "vision")))
                .id());
    }

    /** A version of it; the name is made if it is new. */
    ModelVersion version(String run, String model) {
        return doing(() -> {
            Registry registry = rooms.get(Registry.class);
            if (registry.search(project(), "name = '" + name + "'", List.of(), 1, null)
                    .items()
                    .isEmpty()) {
                registry.create(project(), name, "Who leaves.", Map.of("owner", "ann"));
            }
            return rooms.get(ModelVersions.class)
                    .create(
                            project(),
                            new ModelVersion.Wanted(
                                    name, "models:/" + model, run, model, "", "of today", Map.of("stage", "x")));
        });
    }

    JsonNode there(String path, Map<String, String> asked) {
        return api().ask("GET", path, asked, null);
    }

    JsonNode named(String wanted) {
        return RemoteRegistry.named(api(), wanted).orElseThrow();
    }

    JsonNode modelThere(String ours) {
        String id = rooms.get(RemoteIdStore.class)
                .model(ours, server())
                .orElseThrow()
                .id();
        return there("logged-models/" + id, Map.of()).path("model");
    }

    String runThere(String ours) {
        return rooms.get(RemoteRuns.class).find(server(), ours).orElseThrow().id();
    }

    String versionOf(String alias) {
        return there("registered-models/alias", Map.of("name", name, "alias", alias))
                .at("/model_version/version")
                .asString();
    }

    List<JsonNode> versions() {
        List<JsonNode> all = new ArrayList<>();
        there("model-versions/search", Map.of("filter", "name = '" + name + "'"))
                .path("model_versions")
                .forEach(all::add);
        return all;
    }

    static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(one -> one.path(field).asString("")).toList();
    }
}
