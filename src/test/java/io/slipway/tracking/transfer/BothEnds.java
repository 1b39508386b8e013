package io.slipway.tracking.transfer;

import static org.awaitility.Awaitility.await;

import io.slipway.Rooms;
import io.slipway.mlflow.Door;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Registry;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.remote.RemoteServers;
import io.slipway.tracking.remote.UnsteadyServer;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfer.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project and a server, which is another door of ours, with what lies in them and how it is carried. */
abstract class BothEnds {
    static final ProjectId THERE = new ProjectId("team");

    @TempDir
    Path folder;

    Door door;
    UnsteadyServer server;
    Rooms rooms;

    @BeforeEach
    void open() {
        door = new Door(folder.resolve("team"));
        server = new UnsteadyServer(door.address());
        rooms = rooms();
    }

    Rooms rooms() {
        return Rooms.on(folder.resolve("home"), Path.of("/usr/bin/python3"));
    }

    @AfterEach
    void close() {
        rooms.close();
        server.close();
        door.close();
    }

    static String run(
            Tracking tracking, Experiments experiments, ProjectId project, String name, Map<String, String> tags) {
        return run(tracking, experiments, project, "sweep", name, tags);
    }

    static String run(
            Tracking tracking,
            Experiments experiments,
            ProjectId project,
            String into,
            String name,
            Map<String, String> tags) {
        String experiment = experiments.ensure(project, into).id();
        String run = tracking.createRun(project, new NewRun(experiment, name, "ann", 1_000L, tags))
                .id();
        tracking.logBatch(
                project,
                run,
                new LogBatch(
                        IntStream.range(0, 30)
                                .mapToObj(step -> new Metric("loss", step == 3 ? Double.NaN : step / 7.0, step, step))
                                .toList(),
                        Map.of("lr", "0.1"),
                        Map.of()));
        tracking.update(project, run, new RunUpdate(RunStatus.FINISHED, 2_000L, null));
        return run;
    }

    String there(String name, Map<String, String> tags) {
        return run(door.bean(Tracking.class), door.bean(Experiments.class), THERE, name, tags);
    }

    String here(String name, Map<String, String> tags) {
        return rooms.as(
                () -> run(rooms.get(Tracking.class), rooms.get(Experiments.class), rooms.project(), name, tags));
    }

    Transfer.Server address() {
        return new Transfer.Server(new RemoteServer(server.address(), "", "", "", THERE.value()));
    }

    Transfer start(Direction direction, String... experiments) {
        return rooms.as(
                () -> rooms.get(Transfers.class).start(rooms.project(), direction, address(), List.of(experiments)));
    }

    Progress progress() {
        return rooms.as(() -> rooms.get(Transfers.class).latest(rooms.project()))
                .getFirst();
    }

    Progress done() {
        await().atMost(Duration.ofSeconds(90)).until(() -> progress().transfer().state() == State.DONE);
        return progress();
    }

    static List<TrackedRun> runs(Tracking tracking, Experiments experiments, ProjectId project) {
        return experiments.search(project, "", Lifecycle.ALL, List.of(), 100, null).items().stream()
                .map(Experiment::id)
                .flatMap(experiment -> tracking
                        .search(
                                project,
                                new RunSearch(
                                        List.of(experiment),
                                        "",
                                        Lifecycle.ALL,
                                        List.of("attributes.run_name ASC"),
                                        100,
                                        null))
                        .items()
                        .stream())
                .toList();
    }

    List<TrackedRun> runsThere() {
        return runs(door.bean(Tracking.class), door.bean(Experiments.class), THERE);
    }

    List<TrackedRun> runsHere() {
        return rooms.as(() -> runs(rooms.get(Tracking.class), rooms.get(Experiments.class), rooms.project()));
    }

    String modelThere(String run) {
        LoggedModels models = door.bean(LoggedModels.class);
        String experiment = door.bean(Experiments.class).ensure(THERE, "sweep").id();
        String model = models.create(THERE, new LoggedModel.Wanted(experiment, "tree", "sk", run, Map.of(), Map.of()))
                .id();
        models.finish(THERE, model, LoggedModel.Status.READY);
        return model;
    }

    void versionThere(String name, String run, String model) {
        door.bean(Registry.class).create(THERE, name, "", Map.of());
        door.bean(ModelVersions.class)
                .create(THERE, new ModelVersion.Wanted(name, "models:/" + model, run, model, "", "", Map.of()));
    }

    long modelsThere() {
        return modelsOf(door).size();
    }

    static List<LoggedModel> modelsOf(Door door) {
        List<String> all =
                door.bean(Experiments.class).search(THERE, "", Lifecycle.ALL, List.of(), 100, null).items().stream()
                        .map(Experiment::id)
                        .toList();
        return door.bean(LoggedModels.class)
                .search(THERE, new LoggedModel.Search(all, "", List.of(), List.of(), 100, null))
                .items();
    }

    String ourVersion(String run) {
        return ourVersion(run, "iris");
    }

    String ourVersion(String run, String name) {
        return rooms.as(() -> {
            String experiment = rooms.get(Experiments.class)
                    .ensure(rooms.project(), "sweep")
                    .id();
            String model = rooms.get(LoggedModels.class)
                    .create(rooms.project(), new LoggedModel.Wanted(experiment, "tree", "sk", run, Map.of(), Map.of()))
                    .id();
            Registry registry = rooms.get(Registry.class);
            if (registry.search(rooms.project(), "name = '" + name + "'", List.of(), 10, null)
                    .items()
                    .isEmpty()) {
                registry.create(rooms.project(), name, "", Map.of());
            }
            rooms.get(ModelVersions.class)
                    .create(
                            rooms.project(),
                            new ModelVersion.Wanted(name, "models:/" + model, run, model, "", "", Map.of()));
            return model;
        });
    }

    void delivered() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rooms.as(() -> rooms.get(Deliveries.class)
                                .ofProject(rooms.project())
                                .requests())
                        == 0);
    }

    List<ModelVersion> versionsHere(String model) {
        return rooms.as(() -> rooms.get(ModelVersions.class).all(rooms.project(), model));
    }

    void record(String prefix) {
        RemoteServer team = new RemoteServer(server.address(), prefix, "", "", THERE.value());
        rooms.as(() -> {
            rooms.get(RemoteServers.class).save(rooms.project(), team);
            return true;
        });
    }

    Deliveries.Standing standing() {
        return rooms.as(() -> rooms.get(Deliveries.class).ofProject(rooms.project()));
    }
}
