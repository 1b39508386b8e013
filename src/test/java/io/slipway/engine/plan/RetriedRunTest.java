package io.slipway.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.StepState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run that is tried again says of itself: neither who stopped it before, nor the time in which it stood still. */
class RetriedRunTest {
    private final Plans plans = new Plans().step("a", Map.of()).begin();

    @Test
    void whoStoppedARunIsSaidUntilItIsTriedAgain() {
        plans.stop();
        assertThat(plans.image().run().stoppedBy()).isEqualTo("bea");
        assertThat(plans.state()).isEqualTo(RunState.CANCELLED);
        assertThat(RunPlan.reopen(plans.image(), Plans.NOW).image().run().stoppedBy())
                .isEmpty();
    }

    @Test
    void theTimeBetweenAnEndAndTheNextTryDoesNotCount() {
        PipelineRun failed =
                plans.ends("a", new StepState.Failed("no luck")).image().run();
        RunImage again =
                RunPlan.reopen(plans.image(), Plans.NOW.plusSeconds(3600)).image();
        assertThat(again.run().idle()).isEqualTo(Duration.ofHours(1));
        assertThat(again.run().countsFrom()).isEqualTo(failed.created().plusSeconds(3600));
        PipelineRun twice = RunPlan.with(again.run(), RunState.FAILED, "", null, Plans.NOW.plusSeconds(3605));
        assertThat(RunPlan.reopen(again.with(twice), Plans.NOW.plusSeconds(3665))
                        .image()
                        .run()
                        .idle())
                .isEqualTo(Duration.ofMinutes(61));
    }

    @Test
    void aClockThatWasSetBackMakesNoTimeUp() {
        plans.ends("a", new StepState.Failed("no luck"));
        assertThat(RunPlan.reopen(plans.image(), Plans.NOW.minusSeconds(60))
                        .image()
                        .run()
                        .idle())
                .isZero();
    }

    @Test
    void theTimeOfAStepIsThatOfItsNewTry() {
        Node ran = plans.node("a").change().started(Plans.NOW).done();
        RunImage failed = plans.image()
                .with(ran.change()
                        .state(new StepState.Failed("no luck"), Plans.NOW)
                        .done());
        RunImage ended = failed.with(RunPlan.with(failed.run(), RunState.FAILED, "", null, Plans.NOW));
        Node anew = RunPlan.reopen(ended, Plans.NOW.plusSeconds(60)).image().node(ran.id());
        assertThat(anew.started()).isNull();
        assertThat(anew.ended()).isNull();
    }
}
