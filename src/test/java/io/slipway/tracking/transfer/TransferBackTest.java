package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Registry;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.tracking.remote.OtherModels;
import io.slipway.tracking.remote.OtherRuns;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.remote.RemoteServers;
import io.slipway.tracking.transfer.Transfer.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What came from a server is not made there again, and what went there is not made here again. */
class TransferBackTest extends BothEnds {
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

    private String ourVersion(String run) {
        return rooms.as(() -> {
            String experiment = rooms.get(Experiments.class)
                    .ensure(rooms.project(), "sweep")
                    .id();
            String model = rooms.get(LoggedModels.class)
                    .create(rooms.project(), new LoggedModel.Wanted(experiment, "tree", "sk", run, Map.of(), Map.of()))
                    .id();
            Registry registry = rooms.get(Registry.class);
            if (registry.search(rooms.project(), "", List.of(), 10, null)
                    .items()
                    .isEmpty()) {
                registry.create(rooms.project(), "iris", "", Map.of());
            }
            rooms.get(ModelVersions.class)
                    .create(
                            rooms.project(),
                            new ModelVersion.Wanted("iris", "models:/" + model, run, model, "", "", Map.of()));
            return model;
        });
    }

    private void delivered() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rooms.as(() -> rooms.get(Deliveries.class)
                                .ofProject(rooms.project())
                                .requests())
                        == 0);
    }

    private List<ModelVersion> versionsHere() {
        return rooms.as(() -> rooms.get(ModelVersions.class).all(rooms.project(), "iris"));
    }

    private List<String> experimentsHere() {
        return rooms.as(
                () -> rooms
                        .get(Experiments.class)
                        .search(rooms.project(), "", Lifecycle.ALL, List.of(), 100, null)
                        .items()
                        .stream()
                        .map(Experiment::name)
                        .toList());
    }

    @Test
    void fromTheServerThatTheProjectRecordsOnOnlyWhatOthersHaveComesAndItComesBesideOurs() {
        RemoteServer team = new RemoteServer(server.address(), "team-a/", "", "", THERE.value());
        rooms.as(() -> {
            rooms.get(RemoteServers.class).save(rooms.project(), team);
            return true;
        });
        String ours = here("ours", Map.of());
        ourVersion(ours);
        delivered();
        String experiment =
                door.bean(Experiments.class).ensure(THERE, "team-a/sweep").id();
        String theirs = door.bean(Tracking.class)
                .createRun(THERE, new NewRun(experiment, "theirs", "bob", 1_000L, Map.of()))
                .id();
        String tree = modelThere(theirs);
        door.bean(ModelVersions.class)
                .create(THERE, new ModelVersion.Wanted("iris", "models:/" + tree, theirs, tree, "", "", Map.of()));
        door.bean(Registry.class).setAlias(THERE, "iris", "best", "2");
        ourVersion(ours);
        delivered();
        String only =
                door.bean(Experiments.class).ensure(THERE, "team-a/only theirs").id();
        door.bean(Tracking.class).createRun(THERE, new NewRun(only, "alone", "bob", 1_000L, Map.of()));
        for (int time = 0; time < 2; time++) {
            start(Direction.IN);
            assertThat(done().problems()).isZero();
            assertThat(experimentsHere()).containsExactlyInAnyOrder("Default", "sweep", "only theirs");
            assertThat(runsHere()).extracting(TrackedRun::name).containsExactlyInAnyOrder("ours", "theirs", "alone");
            assertThat(runsHere())
                    .filteredOn(run -> !run.name().equals("alone"))
                    .extracting(TrackedRun::experimentId)
                    .containsOnly(runsHere().getLast().experimentId());
            assertThat(versionsHere()).extracting(ModelVersion::run).containsExactly(theirs, ours, ours);
            assertThat(versionsHere().getFirst().aliases()).containsExactly("best");
        }
        rooms.as(() -> {
            rooms.get(Tracking.class).setTag(rooms.project(), theirs, "seen", "yes");
            rooms.get(Registry.class).setAlias(rooms.project(), "iris", "prod", "3");
            return true;
        });
        here("child", Map.of("mlflow.parentRunId", theirs));
        delivered();
        assertThat(rooms.as(() -> rooms.get(Deliveries.class).ofProject(rooms.project())))
                .satisfies(standing -> assertThat(standing.refused()).isEqualTo(2))
                .satisfies(standing -> assertThat(standing.reason()).contains("was imported"));
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris")).hasSize(3);
        assertThat(runsThere())
                .extracting(TrackedRun::name)
                .containsExactlyInAnyOrder("ours", "theirs", "alone", "child");
        assertThat(runsThere())
                .filteredOn(run -> run.name().equals("child"))
                .allSatisfy(run -> assertThat(run.tags()).containsEntry("mlflow.parentRunId", theirs));
    }

    @Test
    void anExperimentThatIsDeletedThereDoesNotDeleteOursOfThatName() {
        here("ours", Map.of());
        there("theirs", Map.of());
        Experiments experiments = door.bean(Experiments.class);
        experiments.delete(THERE, experiments.ensure(THERE, "sweep").id());
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        assertThat(runsHere()).extracting(TrackedRun::name).containsExactly("ours", "theirs");
        assertThat(rooms.as(() -> rooms.get(Experiments.class)
                        .ensure(rooms.project(), "sweep")
                        .deleted()))
                .isFalse();
    }
}
