package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.mlflow.Door;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Registry;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.transfer.Transfer.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has a name now and what had it before are two, on whichever side and however often they are carried. */
class NamesakesTest extends BothEnds {
    private void carried(Direction direction) {
        start(direction);
        assertThat(done().problems()).isZero();
    }

    private List<String> experimentsHere() {
        return rooms.as(() -> rooms
                .get(Experiments.class)
                .search(rooms.project(), "", Lifecycle.ACTIVE_ONLY, List.of("name ASC"), 10, null)
                .items()
                .stream()
                .map(Experiment::name)
                .toList());
    }

    private List<String> modelsHere() {
        return rooms.as(() ->
                rooms.get(Registry.class).search(rooms.project(), "", List.of("name ASC"), 10, null).items().stream()
                        .map(RegisteredModel::name)
                        .toList());
    }

    private void anotherOfThatNameIsMadeThere(String name) {
        Experiments experiments = door.bean(Experiments.class);
        experiments.rename(THERE, experiments.named(THERE, name).id(), name + "-old");
        run(door.bean(Tracking.class), experiments, THERE, name, "newer", Map.of());
    }

    @Test
    void anExperimentThatWasRenamedThereAndItsNamesakeAreTwoHere() {
        there("older", Map.of());
        carried(Direction.IN);
        anotherOfThatNameIsMadeThere("sweep");
        for (int time = 0; time < 2; time++) {
            carried(Direction.IN);
            assertThat(experimentsHere()).containsExactly("Default", "sweep", "sweep-2");
            assertThat(runsHere())
                    .extracting(TrackedRun::name, TrackedRun::experimentId)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }

    @Test
    void theNamesakeOfAnExperimentThatStandsForOursIsAnotherOneHere() {
        record("");
        here("ours", Map.of());
        delivered();
        anotherOfThatNameIsMadeThere("sweep");
        carried(Direction.IN);
        assertThat(experimentsHere()).containsExactly("Default", "sweep", "sweep-2");
    }

    @Test
    void whatIsRecordedInAnExperimentThatWasImportedGoesToThatOneWhateverItIsCalledHere() {
        record("");
        there("older", Map.of());
        carried(Direction.IN);
        anotherOfThatNameIsMadeThere("sweep");
        carried(Direction.IN);
        rooms.as(() -> run(
                rooms.get(Tracking.class), rooms.get(Experiments.class), rooms.project(), "sweep-2", "ours", Map.of()));
        delivered();
        Experiments experiments = door.bean(Experiments.class);
        assertThat(runsThere())
                .filteredOn(run -> run.experimentId()
                        .equals(experiments.named(THERE, "sweep").id()))
                .extracting(TrackedRun::name)
                .containsExactlyInAnyOrder("newer", "ours");
        carried(Direction.IN);
        assertThat(experimentsHere()).containsExactly("Default", "sweep", "sweep-2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExperimentThatWasDeletedHereStaysSoWhatComesIntoIt(boolean ours) {
        if (ours) {
            record("");
            here("ours", Map.of());
            delivered();
        }
        there("theirs", Map.of());
        carried(Direction.IN);
        rooms.as(() -> {
            Experiments experiments = rooms.get(Experiments.class);
            experiments.delete(
                    rooms.project(), experiments.named(rooms.project(), "sweep").id());
            return true;
        });
        delivered();
        there("later", Map.of());
        carried(Direction.IN);
        assertThat(experimentsHere()).containsExactly("Default");
        assertThat(runsHere()).extracting(TrackedRun::name).contains("later");
        assertThat(door.bean(Experiments.class).named(THERE, "sweep").deleted()).isFalse();
    }

    @Test
    void theNamesakeOfAnExperimentThatWasTakenThereIsAnotherOneThere() {
        here("older", Map.of());
        carried(Direction.OUT);
        rooms.as(() -> {
            Experiments experiments = rooms.get(Experiments.class);
            experiments.rename(
                    rooms.project(), experiments.named(rooms.project(), "sweep").id(), "sweep-old");
            return true;
        });
        here("newer", Map.of());
        for (int time = 0; time < 2; time++) {
            carried(Direction.OUT);
            assertThat(runsThere())
                    .extracting(run -> door.bean(Experiments.class)
                                    .get(THERE, run.experimentId())
                                    .name()
                            + ": " + run.name())
                    .containsExactlyInAnyOrder("sweep: older", "sweep-2: newer");
        }
    }

    @Test
    void aModelThatWasRenamedThereAndItsNamesakeAreTwoHereAndStayTwoThere() {
        String first = there("first", Map.of());
        versionThere("iris", first, modelThere(first));
        carried(Direction.IN);
        door.bean(Registry.class).rename(THERE, "iris", "iris-old");
        String second = there("second", Map.of());
        versionThere("iris", second, modelThere(second));
        for (int time = 0; time < 2; time++) {
            carried(Direction.IN);
            assertThat(modelsHere()).containsExactly("iris", "iris-2");
            assertThat(versionsHere("iris")).extracting(ModelVersion::run).containsExactly(first);
            assertThat(versionsHere("iris-2")).extracting(ModelVersion::run).containsExactly(second);
            carried(Direction.OUT);
            assertThat(door.bean(Registry.class)
                            .search(THERE, "", List.of("name ASC"), 10, null)
                            .items())
                    .extracting(RegisteredModel::name)
                    .containsExactly("iris", "iris-old");
            for (String name : List.of("iris", "iris-old")) {
                assertThat(door.bean(ModelVersions.class).all(THERE, name)).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ourVersionOfAModelThatWasImportedGoesToThatOneWhateverHasItsNameThereNow(boolean forwarded) {
        if (forwarded) {
            record("");
        }
        String theirs = there("theirs", Map.of());
        versionThere("iris", theirs, modelThere(theirs));
        carried(Direction.IN);
        door.bean(Registry.class).rename(THERE, "iris", "iris-old");
        versionThere("iris", theirs, modelThere(theirs));
        ourVersion(here("ours", Map.of()), "iris");
        if (forwarded) {
            delivered();
        } else {
            carried(Direction.OUT);
        }
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris")).hasSize(1);
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris-old")).hasSize(2);
    }

    @Test
    void aModelWhoseOriginalIsGoneGoesWhereItsOwnNameLeads() {
        record("");
        String theirs = there("theirs", Map.of());
        versionThere("iris", theirs, modelThere(theirs));
        carried(Direction.IN);
        Registry registry = door.bean(Registry.class);
        registry.rename(THERE, "iris", "iris-old");
        versionThere("iris", theirs, modelThere(theirs));
        carried(Direction.IN);
        ourVersion(here("ours", Map.of()), "iris-2");
        delivered();
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris")).hasSize(2);
        registry.delete(THERE, "iris");
        versionThere("iris", theirs, modelThere(theirs));
        ourVersion(here("later", Map.of()), "iris-2");
        delivered();
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris")).hasSize(1);
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris-2")).isNotEmpty();
        carried(Direction.IN);
        assertThat(modelsHere()).containsExactly("iris", "iris-2", "iris-3");
    }

    @Test
    void theVersionsOfAModelThatWasDeletedHereDoNotComeBackIntoItsNamesake() {
        String theirs = there("theirs", Map.of());
        versionThere("tulip", theirs, modelThere(theirs));
        carried(Direction.IN);
        ourVersion(here("ours", Map.of()), "iris");
        carried(Direction.OUT);
        rooms.as(() -> {
            for (String name : List.of("iris", "tulip")) {
                rooms.get(Registry.class).delete(rooms.project(), name);
            }
            return true;
        });
        ourVersion(here("reborn", Map.of()), "iris");
        carried(Direction.IN);
        assertThat(modelsHere()).containsExactly("iris");
        assertThat(versionsHere("iris")).hasSize(1);
    }

    @Test
    void aCopyOfALoggedModelThatAnotherTookThereIsNotTakenForOurs() {
        String theirs = there("theirs", Map.of());
        String model = modelThere(theirs);
        door.bean(LoggedModels.class).setTags(THERE, model, Map.of("slipway.model_id", "m-of-others"));
        carried(Direction.IN);
        rooms.as(() -> {
            assertThat(rooms.get(LoggedModels.class).get(rooms.project(), model).tags())
                    .containsEntry("slipway.model_id", "m-of-others");
            return true;
        });
        Door another = new Door(folder.resolve("another"));
        try {
            rooms.as(() -> rooms.get(Transfers.class)
                    .start(
                            rooms.project(),
                            Direction.OUT,
                            new Transfer.Server(new RemoteServer(another.address(), "", "", "", THERE.value())),
                            List.of()));
            assertThat(done().problems()).isZero();
            assertThat(modelsOf(another))
                    .singleElement()
                    .satisfies(copy -> assertThat(copy.tags()).containsEntry("slipway.model_id", model));
        } finally {
            another.close();
        }
    }
}
