package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.slipway.Rooms;
import io.slipway.mlflow.Door;
import io.slipway.project.ForbiddenException;
import io.slipway.project.InvalidInputException;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.project.Role;
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
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.OtherModels;
import io.slipway.tracking.remote.OtherRuns;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.remote.RemoteServers;
import io.slipway.tracking.remote.UnsteadyServer;
import io.slipway.tracking.remote.UnsteadyServer.Mood;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfer.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import and export are whole and once, however the server behaves and whenever Slipway ends; here the server is our own door. */
class TransferTest {
    private static final ProjectId THERE = new ProjectId("team");

    @TempDir
    Path folder;

    private Door door;
    private UnsteadyServer server;
    private Rooms rooms;

    @BeforeEach
    void open() {
        door = new Door(folder.resolve("team"));
        server = new UnsteadyServer(door.address());
        rooms = rooms();
    }

    private Rooms rooms() {
        return Rooms.on(folder.resolve("home"), Path.of("/usr/bin/python3"));
    }

    @AfterEach
    void close() {
        rooms.close();
        server.close();
        door.close();
    }

    private static String run(
            Tracking tracking, Experiments experiments, ProjectId project, String name, Map<String, String> tags) {
        String experiment = experiments.ensure(project, "sweep").id();
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

    private String there(String name, Map<String, String> tags) {
        return run(door.bean(Tracking.class), door.bean(Experiments.class), THERE, name, tags);
    }

    private String here(String name, Map<String, String> tags) {
        return rooms.as(
                () -> run(rooms.get(Tracking.class), rooms.get(Experiments.class), rooms.project(), name, tags));
    }

    private Transfer.Server address() {
        return new Transfer.Server(new RemoteServer(server.address(), "", "", "", THERE.value()));
    }

    private Transfer start(Direction direction, String... experiments) {
        return rooms.as(
                () -> rooms.get(Transfers.class).start(rooms.project(), direction, address(), List.of(experiments)));
    }

    private Progress progress() {
        return rooms.as(() -> rooms.get(Transfers.class).latest(rooms.project()))
                .getFirst();
    }

    private Progress done() {
        await().atMost(Duration.ofSeconds(90)).until(() -> progress().transfer().state() == State.DONE);
        return progress();
    }

    private static List<TrackedRun> runs(Tracking tracking, Experiments experiments, ProjectId project) {
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

    private List<TrackedRun> runsThere() {
        return runs(door.bean(Tracking.class), door.bean(Experiments.class), THERE);
    }

    private List<TrackedRun> runsHere() {
        return rooms.as(() -> runs(rooms.get(Tracking.class), rooms.get(Experiments.class), rooms.project()));
    }

    @Test
    void whatComesInIsAsItWasAndComesOnceAndLaterOnlyWhatIsNew() {
        String parent = there("parent", Map.of());
        String child = there("child", Map.of("mlflow.parentRunId", parent));
        door.bean(Tracking.class).delete(THERE, child);
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        assertThat(runsHere()).hasSize(2).allSatisfy(run -> {
            TrackedRun original = door.bean(Tracking.class).get(THERE, run.id());
            assertThat(run.name()).isEqualTo(original.name());
            assertThat(run.params()).isEqualTo(original.params());
            assertThat(run.tags()).isEqualTo(original.tags());
            assertThat(run.metrics()).isEqualTo(original.metrics());
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.started()).isEqualTo(1_000);
            assertThat(run.ended()).isEqualTo(2_000);
            assertThat(run.deleted()).isEqualTo(run.id().equals(child));
        });
        there("later", Map.of());
        start(Direction.IN);
        assertThat(done().count(Kind.RUN).kept()).isEqualTo(2);
        assertThat(runsHere()).hasSize(3);
        assertThat(progress().transfer().points()).isEqualTo(30);
    }

    @Test
    void aServerThatFailsIsAskedAgainAndItIsSaidWhyItWaits() {
        there("one", Map.of());
        server.is(Mood.UNABLE);
        start(Direction.IN);
        await().atMost(Duration.ofSeconds(30)).until(() -> progress().problem().contains("503"));
        server.is(Mood.FINE);
        done();
        assertThat(runsHere()).hasSize(1);
    }

    @Test
    void aRunIsMadeOnceThoughTheAnswerWasLostAndSlipwayEnded() {
        String parent = here("parent", Map.of());
        here("child", Map.of("mlflow.parentRunId", parent));
        server.losesFirst("runs/create");
        start(Direction.OUT);
        await().atMost(Duration.ofSeconds(60)).until(() -> server.calls("runs/create") >= 1);
        rooms.close();
        rooms = rooms();
        done();
        List<TrackedRun> found = runsThere();
        assertThat(found).extracting(TrackedRun::name).containsExactly("child", "parent");
        assertThat(found.getFirst().tags())
                .containsEntry("mlflow.parentRunId", found.getLast().id());
        assertThat(found).allSatisfy(run -> {
            assertThat(run.metrics().values()).extracting(Summary::points).containsExactly(30L);
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.ended()).isEqualTo(2_000);
        });
    }

    @Test
    void whatWasTakenThereDoesNotComeBackAndWhatCameFromThereIsNotTakenBack() {
        here("ours", Map.of());
        there("theirs", Map.of());
        start(Direction.OUT);
        done();
        assertThat(runsThere()).hasSize(2);
        start(Direction.IN);
        done();
        assertThat(runsHere()).extracting(TrackedRun::name).containsExactly("ours", "theirs");
        start(Direction.OUT);
        done();
        assertThat(runsThere()).hasSize(2);
    }

    private String modelThere(String run) {
        LoggedModels models = door.bean(LoggedModels.class);
        String experiment = door.bean(Experiments.class).ensure(THERE, "sweep").id();
        String model = models.create(THERE, new LoggedModel.Wanted(experiment, "tree", "sk", run, Map.of(), Map.of()))
                .id();
        models.finish(THERE, model, LoggedModel.Status.READY);
        return model;
    }

    private void versionThere(String name, String run, String model) {
        door.bean(Registry.class).create(THERE, name, "", Map.of());
        door.bean(ModelVersions.class)
                .create(THERE, new ModelVersion.Wanted(name, "models:/" + model, run, model, "", "", Map.of()));
    }

    private long modelsThere() {
        List<String> all =
                door.bean(Experiments.class).search(THERE, "", Lifecycle.ALL, List.of(), 100, null).items().stream()
                        .map(Experiment::id)
                        .toList();
        return door.bean(LoggedModels.class)
                .search(THERE, new LoggedModel.Search(all, "", List.of(), List.of(), 100, null))
                .items()
                .size();
    }

    private List<String> experimentsThere() {
        return door.bean(Experiments.class).search(THERE, "", Lifecycle.ALL, List.of(), 100, null).items().stream()
                .map(Experiment::name)
                .toList();
    }

    @Test
    void takenBackToWhereItCameFromAllIsThereAlreadyAndNothingIsWrongWithThat() {
        String run = there("theirs", Map.of());
        versionThere("iris", run, modelThere(run));
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        rooms.as(() -> rooms.get(Transfers.class)
                .start(
                        rooms.project(),
                        Direction.OUT,
                        new Transfer.Server(new RemoteServer(server.address(), "back/", "", "", THERE.value())),
                        List.of()));
        Progress back = done();
        assertThat(back.problems()).isZero();
        assertThat(List.of(Kind.RUN, Kind.MODEL, Kind.REGISTERED))
                .allSatisfy(kind -> assertThat(back.count(kind)).isEqualTo(new Progress.Count(1, 1, 1)));
        assertThat(back.count(Kind.EXPERIMENT).all()).isZero();
        assertThat(modelsThere()).isEqualTo(1);
        assertThat(experimentsThere()).contains("sweep").noneMatch(name -> name.startsWith("back/"));
    }

    @Test
    void whatWasTakenThereIsNoNewModelWhenItIsBroughtBack() {
        String ours = here("ours", Map.of());
        rooms.as(() -> {
            String experiment = rooms.get(Experiments.class)
                    .ensure(rooms.project(), "sweep")
                    .id();
            String model = rooms.get(LoggedModels.class)
                    .create(rooms.project(), new LoggedModel.Wanted(experiment, "tree", "sk", ours, Map.of(), Map.of()))
                    .id();
            rooms.get(Registry.class).create(rooms.project(), "iris", "", Map.of());
            return rooms.get(ModelVersions.class)
                    .create(
                            rooms.project(),
                            new ModelVersion.Wanted("iris", "models:/" + model, ours, model, "", "", Map.of()));
        });
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        assertThat(modelsThere()).isEqualTo(1);
        start(Direction.IN);
        Progress back = done();
        assertThat(back.problems()).isZero();
        assertThat(back.count(Kind.MODEL)).isEqualTo(new Progress.Count(1, 1, 1));
        assertThat(back.count(Kind.REGISTERED)).isEqualTo(new Progress.Count(1, 1, 1));
    }

    @Test
    void anExperimentWithNothingInItIsNotTakenAlongUnlessSomebodyChoseIt() {
        here("ours", Map.of());
        rooms.as(() -> rooms.get(Experiments.class).ensure(rooms.project(), "bare"));
        start(Direction.OUT);
        assertThat(done().count(Kind.EXPERIMENT).all()).isEqualTo(1);
        assertThat(experimentsThere()).contains("sweep").doesNotContain("bare");
        start(Direction.OUT, "bare");
        done();
        assertThat(experimentsThere()).contains("bare");
    }

    @Test
    void whatWasBroughtFromTheTeamsServerIsNotOfOthersThere() {
        String run = there("theirs", Map.of());
        versionThere("iris", run, modelThere(run));
        start(Direction.IN);
        done();
        versionThere("tulip", there("later", Map.of()), modelThere(run));
        RemoteServer saved = new RemoteServer(server.address(), "", "", "", THERE.value());
        rooms.as(() -> {
            rooms.get(RemoteServers.class).save(rooms.project(), saved);
            return true;
        });
        CompletableFuture<OtherRuns.Found> runs = new CompletableFuture<>();
        CompletableFuture<OtherModels.Found> models = new CompletableFuture<>();
        rooms.as(() -> {
            String experiment = rooms.get(Experiments.class)
                    .ensure(rooms.project(), "sweep")
                    .id();
            rooms.get(OtherRuns.class).find(rooms.project(), experiment, "", true, runs::complete);
            rooms.get(OtherModels.class).find(rooms.project(), models::complete);
            return true;
        });
        assertThat(runs.join().runs()).extracting(other -> other.run().name()).containsExactly("later");
        assertThat(models.join().models())
                .extracting(OtherModels.OtherModel::name)
                .containsExactly("tulip");
    }

    @Test
    void oneAtATimeAndItHaltsAndGoesOnWhenToldTo() {
        there("one", Map.of());
        server.is(Mood.UNABLE);
        Transfer transfer = start(Direction.IN);
        assertThatThrownBy(() -> start(Direction.OUT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("under way");
        Transfers transfers = rooms.get(Transfers.class);
        rooms.as(() -> {
            transfers.pause(rooms.project(), transfer.id());
            return true;
        });
        assertThat(progress().transfer().state()).isEqualTo(State.PAUSED);
        server.is(Mood.FINE);
        rooms.as(() -> {
            transfers.goOn(rooms.project(), transfer.id());
            return true;
        });
        done();
        assertThat(runsHere()).hasSize(1);
    }

    @Test
    void onlyTheChosenExperimentsCome() {
        there("one", Map.of());
        String other = door.bean(Experiments.class).ensure(THERE, "other").id();
        door.bean(Tracking.class).createRun(THERE, new NewRun(other, "no", "ann", 1L, Map.of()));
        start(Direction.IN, "sweep");
        done();
        assertThat(runsHere()).extracting(TrackedRun::name).containsExactly("one");
    }

    @Test
    void aSecretIsNeitherShownNorKeptAfterTheEndAndAStrangerSeesNothing() {
        there("one", Map.of());
        start(Direction.IN);
        Progress end = done();
        assertThat(((Transfer.Server) end.transfer().where()).server().secret()).isEmpty();
        assertThat(rooms.get(TransferStore.class)
                        .find(end.transfer().id())
                        .map(Transfer::where)
                        .map(where -> ((Transfer.Server) where).server().secret()))
                .contains("");
        Transfers transfers = rooms.get(Transfers.class);
        assertThatThrownBy(() -> transfers.latest(rooms.project())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> transfers.start(rooms.project(), Direction.IN, address(), List.of()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void onlyWhoManagesTheProjectBringsInAndTakesOutButMembersSeeHowFarItIs() {
        there("one", Map.of());
        start(Direction.IN);
        done();
        Transfers transfers = rooms.get(Transfers.class);
        rooms.signIn("bob", Role.EDITOR);
        try {
            assertThat(transfers.latest(rooms.project())).hasSize(1);
            assertThatThrownBy(() -> transfers.start(rooms.project(), Direction.OUT, address(), List.of()))
                    .isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(() -> transfers.stop(
                            rooms.project(),
                            transfers
                                    .latest(rooms.project())
                                    .getFirst()
                                    .transfer()
                                    .id()))
                    .isInstanceOf(ForbiddenException.class);
            assertThat(transfers.latest(rooms.project())).hasSize(1);
            rooms.signIn("eve", Role.OWNER);
            assertThat(transfers
                            .start(rooms.project(), Direction.OUT, address(), List.of())
                            .id())
                    .isNotEmpty();
        } finally {
            Rooms.signOut();
        }
        done();
    }
}
