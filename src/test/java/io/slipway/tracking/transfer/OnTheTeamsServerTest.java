package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Registry;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.tracking.remote.RegisteredThere;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.transfer.Transfer.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a project imports from the server that it records on is not made there again. */
class OnTheTeamsServerTest extends BothEnds {
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
        record("team-a/");
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
            assertThat(versionsHere("iris")).extracting(ModelVersion::run).containsExactly(theirs, ours, ours);
            assertThat(versionsHere("iris").getFirst().aliases()).containsExactly("best");
        }
        rooms.as(() -> {
            rooms.get(Tracking.class).setTag(rooms.project(), theirs, "seen", "yes");
            rooms.get(Registry.class).setAlias(rooms.project(), "iris", "prod", "3");
            return true;
        });
        here("child", Map.of("mlflow.parentRunId", theirs));
        delivered();
        assertThat(standing().refused()).as("what stays here is no failure").isZero();
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris")).hasSize(3);
        assertThat(runsThere())
                .extracting(TrackedRun::name)
                .containsExactlyInAnyOrder("ours", "theirs", "alone", "child");
        assertThat(runsThere())
                .filteredOn(run -> run.name().equals("child"))
                .allSatisfy(run -> assertThat(run.tags()).containsEntry("mlflow.parentRunId", theirs));
    }

    @Test
    void whatWasImportedIsKnownThereWhateverItIsCalledHere() {
        record("");
        String theirs = there("theirs", Map.of());
        String tree = modelThere(theirs);
        // As where another project has these ids already.
        rooms.get(TwinStore.class).put(rooms.project(), "", Kind.RUN, new Twin(theirs, "", "renamed", "", ""));
        rooms.get(TwinStore.class).put(rooms.project(), "", Kind.MODEL, new Twin(tree, "", "m-renamed", "", ""));
        start(Direction.IN, "sweep");
        assertThat(done().problems()).isZero();
        rooms.as(() -> {
            rooms.get(Tracking.class).setTag(rooms.project(), "renamed", "seen", "yes");
            rooms.get(LoggedModels.class).setTags(rooms.project(), "m-renamed", Map.of("seen", "yes"));
            rooms.get(Registry.class).create(rooms.project(), "iris", "", Map.of());
            rooms.get(ModelVersions.class)
                    .create(
                            rooms.project(),
                            new ModelVersion.Wanted(
                                    "iris", "models:/m-renamed", "renamed", "m-renamed", "", "", Map.of()));
            return true;
        });
        here("child", Map.of("mlflow.parentRunId", "renamed"));
        delivered();
        assertThat(standing().refused()).isZero();
        assertThat(rooms.as(() -> rooms.get(Deliveries.class).ofRun(rooms.project(), "renamed")))
                .hasValueSatisfying(standing -> assertThat(standing.page()).endsWith("/runs/" + theirs))
                .hasValueSatisfying(standing -> assertThat(standing.imported()).isTrue());
        assertThat(door.bean(Tracking.class).get(THERE, theirs).tags()).doesNotContainKey("seen");
        assertThat(runsThere()).extracting(TrackedRun::name).containsExactly("child", "theirs");
        assertThat(runsThere().getFirst().tags()).containsEntry("mlflow.parentRunId", theirs);
        assertThat(modelsThere()).isEqualTo(1);
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        assertThat(runsThere()).hasSize(2);
        assertThat(modelsThere()).isEqualTo(1);
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris"))
                .singleElement()
                .satisfies(version -> assertThat(version.run()).isEqualTo(theirs))
                .satisfies(version -> assertThat(version.loggedModel()).isEqualTo(tree));
    }

    @Test
    void aVersionThatWasMadeHereOfAnImportedRunIsMadeThereWhenSomethingPointsAtIt() {
        String theirs = there("theirs", Map.of());
        versionThere("tulip", theirs, modelThere(theirs));
        start(Direction.IN);
        assertThat(done().problems()).isZero();
        String tree = versionsHere("tulip").getFirst().loggedModel();
        rooms.as(() -> {
            rooms.get(Registry.class).create(rooms.project(), "iris", "", Map.of());
            return rooms.get(ModelVersions.class)
                    .create(
                            rooms.project(),
                            new ModelVersion.Wanted("iris", "models:/" + tree, theirs, tree, "", "", Map.of()));
        });
        record("");
        rooms.as(() -> {
            rooms.get(Registry.class).setAlias(rooms.project(), "iris", "prod", "1");
            rooms.get(Registry.class).setAlias(rooms.project(), "tulip", "prod", "1");
            return true;
        });
        delivered();
        assertThat(standing().refused()).isZero();
        assertThat(door.bean(ModelVersions.class).all(THERE, "tulip"))
                .singleElement()
                .satisfies(version -> assertThat(version.aliases()).isEmpty());
        assertThat(rooms.as(() -> rooms.get(RegisteredThere.class).find(rooms.project(), "tulip")))
                .hasValueSatisfying(tulip -> assertThat(tulip.versions()).containsOnlyKeys(1L));
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris"))
                .singleElement()
                .satisfies(version -> assertThat(version.run()).isEqualTo(theirs))
                .satisfies(version -> assertThat(version.aliases()).containsExactly("prod"));
        assertThat(runsThere()).hasSize(1);
    }

    @Test
    void whatWasExportedIsFoundThereWhenItGoesOnAndWhatWasSentIsNotExported() {
        String before = here("before", Map.of());
        ourVersion(before);
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        record("");
        assertThat(rooms.as(() -> rooms.get(Deliveries.class).pages(rooms.project(), List.of(before))))
                .containsKey(before);
        rooms.as(() -> {
            rooms.get(Tracking.class).setTag(rooms.project(), before, "seen", "yes");
            rooms.get(Registry.class).setAlias(rooms.project(), "iris", "prod", "1");
            return true;
        });
        String sent = here("sent", Map.of());
        ourVersion(sent);
        delivered();
        start(Direction.OUT);
        Progress again = done();
        assertThat(again.problems()).isZero();
        // The first has changed since it was exported.
        assertThat(again.count(Kind.RUN)).isEqualTo(new Progress.Count(2, 2, 1));
        assertThat(again.count(Kind.MODEL)).isEqualTo(new Progress.Count(2, 2, 2));
        assertThat(again.count(Kind.REGISTERED)).isEqualTo(new Progress.Count(1, 1, 1));
        assertThat(runsThere()).extracting(TrackedRun::name).containsExactly("before", "sent");
        assertThat(runsThere().getFirst().tags()).containsEntry("seen", "yes");
        assertThat(modelsThere()).isEqualTo(2);
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris"))
                .extracting(ModelVersion::version, ModelVersion::aliases)
                .containsExactly(tuple(2L, List.of()), tuple(1L, List.of("prod")));
        assertThat(rooms.as(() -> rooms.get(RegisteredThere.class).find(rooms.project(), "iris")))
                .hasValueSatisfying(iris -> assertThat(iris.ofOthers()).isFalse());
    }

    @Test
    void whatOthersMadeOfANameStaysTheirsAndTwoVersionsOfOneRunBothCome() {
        String theirs = there("theirs", Map.of());
        String one = modelThere(theirs);
        String two = modelThere(theirs);
        versionThere("iris", theirs, one);
        Registry registry = door.bean(Registry.class);
        ModelVersions versions = door.bean(ModelVersions.class);
        versions.create(THERE, new ModelVersion.Wanted("iris", "models:/" + two, theirs, two, "", "", Map.of()));
        registry.setAlias(THERE, "iris", "prod", "1");
        registry.setTag(THERE, "iris", "owner", "bob");
        ourVersion(here("ours", Map.of()));
        for (int time = 0; time < 2; time++) {
            start(Direction.IN);
            assertThat(done().problems()).isZero();
            assertThat(versionsHere("iris")).hasSize(3);
            assertThat(versionsHere("iris"))
                    .extracting(ModelVersion::loggedModel)
                    .contains(one, two);
        }
        record("");
        String first = versionsHere("iris").stream()
                .filter(version -> version.loggedModel().equals(one))
                .map(version -> Long.toString(version.version()))
                .findFirst()
                .orElseThrow();
        rooms.as(() -> {
            Registry here = rooms.get(Registry.class);
            here.setTag(rooms.project(), "iris", "owner", "me");
            here.setAlias(rooms.project(), "iris", "mine", first);
            here.setAlias(rooms.project(), "iris", "ours", "1");
            here.setAlias(rooms.project(), "iris", "prod", "1");
            here.deleteAlias(rooms.project(), "iris", "prod");
            return true;
        });
        delivered();
        start(Direction.OUT);
        done();
        assertThat(versions.all(THERE, "iris"))
                .extracting(ModelVersion::version, ModelVersion::aliases)
                .containsExactly(tuple(3L, List.of("ours")), tuple(2L, List.of()), tuple(1L, List.of("prod")));
        assertThat(registry.get(THERE, "iris").tags()).containsEntry("owner", "bob");
    }

    @Test
    void whatCameFromElsewhereAndWasTakenToTheTeamsServerGoesOnThere() {
        ProjectId elsewhere = new ProjectId("elsewhere");
        String run = run(door.bean(Tracking.class), door.bean(Experiments.class), elsewhere, "far", Map.of());
        rooms.as(() -> rooms.get(Transfers.class)
                .start(
                        rooms.project(),
                        Direction.IN,
                        new Transfer.Server(new RemoteServer(server.address(), "", "", "", elsewhere.value())),
                        List.of()));
        assertThat(done().problems()).isZero();
        start(Direction.OUT);
        assertThat(done().problems()).isZero();
        record("");
        assertThat(rooms.as(() -> rooms.get(Deliveries.class).ofRun(rooms.project(), run)))
                .hasValueSatisfying(standing -> assertThat(standing.imported()).isFalse())
                .hasValueSatisfying(standing -> assertThat(standing.page()).isNotNull());
        rooms.as(() -> {
            rooms.get(Tracking.class).setTag(rooms.project(), run, "seen", "yes");
            return true;
        });
        delivered();
        assertThat(runsThere())
                .singleElement()
                .satisfies(there -> assertThat(there.tags()).containsEntry("seen", "yes"));
    }

    @Test
    void anAliasThatOthersSetWhileOursWasDeletedStaysTheirsWhenOursComesBack() {
        String theirs = there("theirs", Map.of());
        versionThere("iris", theirs, modelThere(theirs));
        record("");
        ourVersion(here("ours", Map.of()));
        Registry here = rooms.get(Registry.class);
        rooms.as(() -> {
            here.setAlias(rooms.project(), "iris", "prod", "1");
            return true;
        });
        delivered();
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris").getFirst().aliases())
                .containsExactly("prod");
        rooms.as(() -> {
            here.delete(rooms.project(), "iris");
            return true;
        });
        delivered();
        door.bean(Registry.class).setAlias(THERE, "iris", "prod", "1");
        rooms.as(() -> {
            here.restore(rooms.project(), "iris");
            return true;
        });
        delivered();
        assertThat(door.bean(ModelVersions.class).all(THERE, "iris"))
                .extracting(ModelVersion::run, ModelVersion::aliases)
                .contains(tuple(theirs, List.of("prod")))
                .hasSize(2);
    }
}
