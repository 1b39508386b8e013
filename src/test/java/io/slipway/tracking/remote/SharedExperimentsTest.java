package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.project.people.People;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Tracking;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Experiments that a project and others on its server have runs in, and those of others alone. */
class SharedExperimentsTest extends OthersThere {
    @Test
    void anExperimentThatOthersHaveRunsInKeepsItsNameThereAndTheirsAreStillSeenInOurs() {
        String run = run();
        delivered();
        String experiment = experiment();
        String theirs = theirRun("house/sweep");
        Experiments experiments = rooms.get(Experiments.class);
        doing(() -> experiments.rename(project(), experiment, "swept"));
        delivered();
        assertThat(standing().reason()).contains("others have runs").contains("house/sweep");
        assertThat(door.bean(Experiments.class).named(THERE, "house/sweep").deleted())
                .isFalse();
        assertThat(find(theirs).runs())
                .singleElement()
                .satisfies(there -> assertThat(there.experiment()).isEqualTo(experiment))
                .satisfies(there -> assertThat(there.experimentName()).isEqualTo("swept"));
        CompletableFuture<OtherRuns.Found> runs = new CompletableFuture<>();
        CompletableFuture<OtherExperiments.Found> only = new CompletableFuture<>();
        doing(() -> rooms.get(OtherRuns.class).find(project(), experiment, "", true, runs::complete));
        doing(() -> rooms.get(OtherExperiments.class).find(project(), only::complete));
        assertThat(runs.join().runs()).extracting(other -> other.run().id()).containsExactly(theirs);
        assertThat(only.join().experiments()).isEmpty();
        doing(() -> rooms.get(Tracking.class).setTag(project(), run, "seen", "yes"));
        delivered();
        assertThat(there("runs/get", Map.of("run_id", theirs))
                        .at("/run/info/experiment_id")
                        .asString())
                .isEqualTo(
                        door.bean(Experiments.class).named(THERE, "house/sweep").id());
    }

    @Test
    void runsOfAnotherProjectOfSlipwayAreOfOthersWhoseExperimentIsNeitherRenamedNorDeleted() {
        String ours = run();
        delivered();
        String experiment = experiment();
        ProjectId office = doing(() -> rooms.get(Projects.class)
                .create(
                        "Office",
                        rooms.get(People.class).create("bob", true).account().id())
                .id());
        doing(() -> rooms.get(RemoteServers.class).save(office, server()));
        String theirs = doing(() -> rooms.get(Tracking.class)
                .createRun(
                        office,
                        new NewRun(
                                rooms.get(Experiments.class)
                                        .ensure(office, "sweep")
                                        .id(),
                                "b",
                                "bob",
                                1L,
                                Map.of()))
                .id());
        await().until(() -> rooms.get(RemoteRuns.class).find(server(), theirs).isPresent());
        String there = runThere(theirs);
        CompletableFuture<OtherRuns.Found> found = new CompletableFuture<>();
        doing(() -> rooms.get(OtherRuns.class).find(project(), experiment, "", true, found::complete));
        assertThat(found.join().runs()).extracting(other -> other.run().id()).containsExactly(there);
        Experiments experiments = rooms.get(Experiments.class);
        doing(() -> experiments.rename(project(), experiment, "swept"));
        delivered();
        assertThat(standing().reason()).contains("others have runs").contains("house/sweep");
        doing(() -> experiments.delete(project(), experiment));
        delivered();
        assertThat(door.bean(Experiments.class).named(THERE, "house/sweep").deleted())
                .isFalse();
        Tracking tracking = door.bean(Tracking.class);
        assertThat(tracking.get(THERE, runThere(ours)).deleted()).isTrue();
        assertThat(tracking.get(THERE, there).deleted()).isFalse();
    }

    @Test
    void aTagOfASharedExperimentIsChangedThereUnlessOthersHaveChangedIt() {
        String experiment = experiment();
        Experiments here = rooms.get(Experiments.class);
        doing(() -> here.setTag(project(), experiment, "goal", "recall"));
        run();
        doing(() -> here.setTag(project(), experiment, "goal", "f1"));
        doing(() -> here.setTag(project(), experiment, "goal", "precision"));
        delivered();
        Experiments there = door.bean(Experiments.class);
        String id = there.named(THERE, "house/sweep").id();
        assertThat(there.get(THERE, id).tags()).containsEntry("goal", "precision");
        assertThat(standing().refused()).isZero();
        there.setTag(THERE, id, "goal", "accuracy");
        there.setTag(THERE, id, "owner", "bob");
        doing(() -> here.setTag(project(), experiment, "goal", "loss"));
        doing(() -> here.setTag(project(), experiment, "owner", "ann"));
        doing(() -> here.setTag(project(), experiment, "team", "vision"));
        doing(() -> here.deleteTag(project(), experiment, "goal"));
        delivered();
        assertThat(there.get(THERE, id).tags())
                .containsEntry("goal", "accuracy")
                .containsEntry("owner", "bob")
                .containsEntry("team", "vision");
        assertThat(standing().refused()).isEqualTo(3);
        assertThat(standing().reason()).contains("the tag goal of the experiment house/sweep was set by others there");
    }

    @Test
    void experimentsOfOthersAreFoundBelowThePrefixUnlessTheProjectHasOneOfThatName() {
        experiment();
        theirRun("house/sweep");
        theirRun("house/theirs");
        theirRun("elsewhere");
        CompletableFuture<OtherExperiments.Found> found = new CompletableFuture<>();
        doing(() -> rooms.get(OtherExperiments.class).find(project(), found::complete));
        assertThat(found.join().experiments())
                .extracting(OtherExperiments.OtherExperiment::name)
                .containsExactly("theirs");
    }
}
