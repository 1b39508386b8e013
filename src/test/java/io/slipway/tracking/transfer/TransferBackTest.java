package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.Registry;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.OtherModels;
import io.slipway.tracking.remote.OtherRuns;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.remote.RemoteServers;
import io.slipway.tracking.remote.UnsteadyServer.Mood;
import io.slipway.tracking.transfer.Transfer.Direction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What came from a server is not made there again, and what went there is not made here again. */
class TransferBackTest extends BothEnds {
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

    @Test
    void aStageThatCouldNotBeSetComesWithTheNextExportAndOneThatWasSetThereStays() {
        ourVersion(here("ours", Map.of()));
        rooms.as(() -> rooms.get(ModelVersions.class).transition(rooms.project(), "iris", "1", "Staging", false));
        server.refuses("model-versions/transition-stage");
        start(Direction.OUT);
        assertThat(done().problems()).isEqualTo(1);
        server.is(Mood.FINE);
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        ModelVersions there = door.bean(ModelVersions.class);
        assertThat(there.all(THERE, "iris")).extracting(ModelVersion::stage).containsExactly("Staging");
        there.transition(THERE, "iris", "1", "Production", false);
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        assertThat(there.all(THERE, "iris")).extracting(ModelVersion::stage).containsExactly("Production");
    }

    @Test
    void anExperimentThatWasRenamedIsTheSameWhicheverWayItIsCarriedAgain() {
        there("theirs", Map.of());
        here("ours", Map.of());
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        rooms.as(() -> {
            Experiments experiments = rooms.get(Experiments.class);
            experiments.rename(
                    rooms.project(),
                    experiments.ensure(rooms.project(), "sweep").id(),
                    "swept");
            return true;
        });
        there("later", Map.of());
        start(Direction.IN);
        assertThat(done().count(Kind.EXPERIMENT)).isEqualTo(new Progress.Count(2, 2, 2));
        assertThat(runsHere())
                .hasSize(3)
                .extracting(TrackedRun::experimentId)
                .containsOnly(runsHere().getFirst().experimentId());
        rooms.as(() -> run(
                rooms.get(Tracking.class), rooms.get(Experiments.class), rooms.project(), "swept", "more", Map.of()));
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        assertThat(experimentsThere()).containsExactlyInAnyOrder("Default", "sweep");
        assertThat(runsThere())
                .extracting(TrackedRun::name)
                .containsExactlyInAnyOrder("theirs", "later", "ours", "more");
    }

    @Test
    void anExperimentThatIsDeletedHereDoesNotDeleteOneOfThatNameThere() {
        here("ours", Map.of());
        there("theirs", Map.of());
        rooms.as(() -> {
            Experiments experiments = rooms.get(Experiments.class);
            experiments.delete(
                    rooms.project(),
                    experiments.ensure(rooms.project(), "sweep").id());
            return true;
        });
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        assertThat(door.bean(Experiments.class).named(THERE, "sweep").deleted()).isFalse();
    }
}
