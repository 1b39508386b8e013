package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Lost;
import io.slipway.executor.AttemptReport.NeverStarted;
import io.slipway.executor.AttemptReport.NotStarted;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Returns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Attempts on a real cluster that another server takes over, and those that somebody else has a hand in. */
class AdoptedStepsIT extends ClusterSteps {
    @Test
    void linesAreSeenWhileItRunsAndNoneTwiceAfterARestart() {
        AttemptSpec spec = rig().shell("lines", "for i in 1 2 3 4 5 6 7 8; do echo line $i; sleep 1; done");
        rig().executor().start(spec);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> rig().log("lines").contains("line 2"));
        rig().restart();
        rig().executor().adopt(spec);
        next(spec, Running.class);
        assertThat(next(spec, Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(rig().log("lines")).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\nline 6\nline 7\nline 8\n");
    }

    @Test
    void anotherServerHearsHowItEndedMeanwhileAndFetchesWhatItGave() {
        AttemptSpec spec = rig().spec(
                        "meanwhile",
                        "echo late; echo x > /slipway/outputs/artifacts/x",
                        Rig.NOTHING,
                        null,
                        List.of(),
                        Returns.FILES);
        rig().executor().start(spec);
        next(spec, Waiting.class);
        rig().close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> rig().pods("meanwhile").stream()
                        .anyMatch(pod -> PodStory.of(pod, Optional::empty) instanceof PodStory.Over));
        rig().restart();
        rig().executor().adopt(spec);
        assertThat(next(spec, Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(rig().log("meanwhile")).isEqualTo("late\n");
        assertThat(rig().folder("meanwhile").resolve("outputs/artifacts/x")).hasContent("x");
        rig().restart();
        rig().executor().adopt(spec);
        assertThat(next(spec, Ended.class).end()).as("from its notes").isEqualTo(new End.Exited(0));
    }

    @Test
    void whatLeftNoTraceWasNeverStartedAndMayBeStartedOrStopped() {
        AttemptSpec untouched = rig().shell("untouched", "exit 0");
        rig().executor().adopt(untouched);
        next(untouched, NeverStarted.class);
        assertThat(ended(untouched)).isEqualTo(new End.Exited(0));
        AttemptSpec unborn = rig().shell("unborn", "exit 0");
        rig().executor().adopt(unborn);
        next(unborn, NeverStarted.class);
        rig().executor().stop(unborn.id());
        assertThat(next(unborn, Ended.class).end()).isEqualTo(new End.Stopped());
        rig().restart();
        assertThat(ended(unborn)).isEqualTo(new End.Stopped());
        assertThat(rig().job("unborn")).isEmpty();
    }

    @Test
    void startedTwiceItRunsOnceAndAJobOfSomebodyElseIsLeftAlone() {
        AttemptSpec spec = rig().shell("once", "sleep 2");
        rig().executor().start(spec);
        rig().executor().start(spec);
        rig().restart();
        rig().executor().start(spec);
        assertThat(next(spec, Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(rig().pods("once")).hasSize(1);
        AttemptSpec taken = rig().shell("taken", "exit 0");
        var foreign = new Jobs(ClusterSettings.of(cluster().connection(), "", ""), "other", "")
                .of(taken, cluster().namespace());
        var _ = cluster()
                .client()
                .resource(new JobBuilder(foreign)
                        .editSpec()
                        .withSuspend(true)
                        .endSpec()
                        .build())
                .create();
        rig().executor().start(taken);
        assertThat(next(taken, NotStarted.class).reason()).contains("not of this step");
        assertThat(rig().job("taken")).isPresent();
    }

    @Test
    void aPodOrAJobThatSomebodyDeletesIsTold() {
        AttemptSpec pod = rig().shell("pod", "trap '' TERM; sleep 600 & wait; wait; sleep 600");
        AttemptSpec job = rig().shell("job", "trap 'exit 1' TERM; sleep 600 & wait");
        List.of(pod, job).forEach(rig().executor()::start);
        next(pod, Running.class);
        next(job, Running.class);
        var client = cluster().client();
        var _ = client.resource(rig().pods("pod").getFirst()).withGracePeriod(0).delete();
        var _ = client.resource(rig().job("job").orElseThrow()).delete();
        assertThat(next(pod, Ended.class).end())
                .isInstanceOf(End.Broken.class)
                .asString()
                .contains("its pod was deleted");
        assertThat(next(job, Lost.class).reason()).contains("somebody deleted it");
    }
}
