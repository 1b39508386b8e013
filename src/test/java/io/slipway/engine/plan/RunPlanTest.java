package io.slipway.engine.plan;

import static io.slipway.engine.plan.Plans.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Passed;
import io.slipway.engine.RunState;
import io.slipway.engine.StepState;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;

class RunPlanTest {
    private static final StepState FAILED = new StepState.Failed("it broke");

    @Test
    void stepsAreTakenInTheOrderInWhichTheyFollowEachOther() {
        Plans plans = new Plans()
                .step("assess", Map.of("in", Plans.output("train")))
                .step("load", Map.of())
                .step("train", Map.of("in", Plans.output("load")))
                .step("apart", Map.of())
                .begin();
        assertThat(plans.image().tree()).extracting(Node::name).containsExactly("load", "train", "assess", "apart");
    }

    @Test
    void aStepIsReadyOnceAllBeforeItSucceededAndGetsWhatTheyGave() {
        Plans plans = new Plans()
                .step("a", Map.of())
                .step("b", Map.of("x", output("a")))
                .begin();
        assertThat(plans.ready()).containsExactly("a");
        plans.gives("a", 7);
        assertThat(plans.ready()).containsExactly("b");
        assertThat(plans.last().ready().getFirst().inputs()).isEqualTo(Map.of("x", new Passed.Value(new IntNode(7))));
        assertThat(plans.gives("b", 8).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void belowAFailureAllIsSkippedWithAReasonAndIndependentBranchesGoOn() {
        Plans plans = new Plans()
                .step("a", Map.of())
                .step("b", Map.of("x", output("a")))
                .step("c", Map.of("x", output("b")))
                .step("other", Map.of())
                .begin()
                .ends("a", FAILED);
        assertThat(plans.state("b")).isEqualTo(new StepState.Skipped("step `a` before it failed"));
        assertThat(plans.state("c")).isEqualTo(new StepState.Skipped("step `b` before it was skipped"));
        assertThat(plans.ready()).containsExactly("other");
        assertThat(plans.state()).isEqualTo(RunState.RUNNING);
        assertThat(plans.gives("other", 1).state()).isEqualTo(RunState.FAILED);
        assertThat(plans.image().run().reason()).isEqualTo("Step `a` failed: it broke");
    }

    @Test
    void aFrameWhoseConditionIsFalseIsSkippedSoIsWhatFollowsItAndTheRunSucceeds() {
        Plans plans = new Plans()
                .step("a", Map.of())
                .frame("good", "a")
                .step("after", Map.of("x", output("good")))
                .begin()
                .gives("a", 2);
        assertThat(plans.state("good"))
                .isEqualTo(new StepState.Skipped("its condition is not met: int(out of a (2)) > 3"));
        assertThat(plans.state("after")).isEqualTo(new StepState.Skipped("step `good` before it was skipped"));
        assertThat(plans.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aFrameWhoseConditionHoldsBringsItsStepsIntoTheTreeAndGivesWhatTheyGive() {
        Plans plans = new Plans()
                .step("a", Map.of())
                .frame("good", "a")
                .step("after", Map.of("x", output("good")))
                .begin()
                .gives("a", 5);
        assertThat(plans.state("good")).isEqualTo(new StepState.Running());
        assertThat(plans.ready()).containsExactly("good/inside");
        plans.gives("good/inside", 6);
        assertThat(plans.state("good")).isEqualTo(new StepState.Succeeded());
        assertThat(plans.ready()).containsExactly("after");
        assertThat(plans.image().tree()).extracting(Node::path).containsExactly("a", "good", "good/inside", "after");
    }

    @Test
    void aStepInAFrameThatFailsMakesTheFrameAndTheRunFail() {
        Plans plans = new Plans().step("a", Map.of()).frame("good", "a").begin().gives("a", 5);
        plans.ends("good/inside", FAILED);
        assertThat(plans.state("good")).isEqualTo(new StepState.Failed("Step `good/inside` failed: it broke"));
        assertThat(plans.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void aStepThatWaitsForEndsRunsAfterAFailureAndTheRunStillFails() {
        Plans plans = new Plans()
                .step("a", Map.of())
                .step("always", Map.of("x", output("a")), Step.StartWhen.ALL_COMPLETED, null)
                .begin()
                .ends("a", FAILED);
        assertThat(plans.ready()).containsExactly("always");
        assertThat(plans.gives("always", 1).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void oneOfSeveralIsEnoughWhereTheFirstThatRanIsAskedFor() {
        Argument first = new Argument.FirstThatRan(
                List.of(new Argument.StepOutput("high", "out"), new Argument.StepOutput("a", "out")));
        Plans plans = new Plans()
                .step("a", Map.of())
                .frame("high", "a")
                .step("after", Map.of("x", first))
                .begin()
                .gives("a", 1);
        assertThat(plans.state("high")).isInstanceOf(StepState.Skipped.class);
        assertThat(plans.ready()).containsExactly("after");
        assertThat(plans.last().ready().getFirst().inputs()).isEqualTo(Map.of("x", new Passed.Value(new IntNode(1))));
    }

    @Test
    void aRetryWaitsLongerEachTimeAndNoLongerThanTheMost() {
        Step.Retry retry = new Step.Retry(3, 2, 3, 10);
        Plans plans = new Plans()
                .step("a", Map.of(), Step.StartWhen.ALL_SUCCEEDED, retry)
                .begin();
        Node node = plans.node("a");
        assertThat(List.of(1, 2, 3))
                .extracting(attempts -> RunPlan.again(plans.image(), tried(node, attempts), Plans.NOW)
                        .orElseThrow())
                .containsExactly(Plans.NOW.plusSeconds(2), Plans.NOW.plusSeconds(6), Plans.NOW.plusSeconds(10));
        assertThat(RunPlan.again(plans.image(), tried(node, 4), Plans.NOW)).isEmpty();
    }

    private static Node tried(Node node, int attempts) {
        return new Node(
                node.id(),
                null,
                node.name(),
                node.path(),
                node.component(),
                false,
                0,
                node.state(),
                node.since(),
                null,
                null,
                attempts,
                0,
                null,
                "",
                Map.of(),
                Map.of(),
                Measured.NOTHING,
                null,
                "");
    }

    @Test
    void aStepThatMayNotBeginYetIsLookedAtAgainWhenItsTimeHasCome() {
        Plans plans = new Plans().step("a", Map.of()).begin();
        RunImage later = plans.image()
                .with(plans.node("a")
                        .change()
                        .notBefore(Plans.NOW.plusSeconds(5))
                        .done());
        Settlement settled = new RunPlan(new io.slipway.engine.step.Conditions()).settle(later, Plans.NOW);
        assertThat(settled.ready()).isEmpty();
        assertThat(settled.wake()).isEqualTo(Plans.NOW.plusSeconds(5));
    }

    @Test
    void stoppingCancelsWhatHasNotBegunAndWaitsForWhatRuns() {
        Plans plans = new Plans()
                .step("a", Map.of())
                .step("b", Map.of("x", output("a")))
                .begin();
        plans.ends("a", new StepState.Queued("")).stop();
        assertThat(plans.state("b")).isEqualTo(new StepState.Cancelled());
        assertThat(plans.state()).isEqualTo(RunState.CANCELLING);
        assertThat(plans.ends("a", new StepState.Cancelled()).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void retryFailedBeginsAnewWhatDidNotSucceedAndNothingElse() {
        Plans plans = new Plans()
                .step("a", Map.of())
                .frame("good", "a")
                .step("after", Map.of("x", output("good")))
                .begin()
                .gives("a", 5)
                .ends("good/inside", FAILED);
        assertThat(plans.reopen().state()).isEqualTo(RunState.RUNNING);
        assertThat(plans.state("a")).isEqualTo(new StepState.Succeeded());
        assertThat(plans.state("good")).isEqualTo(new StepState.Running());
        assertThat(plans.ready()).containsExactly("good/inside");
        assertThat(plans.gives("good/inside", 1).ready()).containsExactly("after");
    }

    @Test
    void whatHasEndedNeverChangesByItself() {
        Plans plans = new Plans().step("a", Map.of()).begin().gives("a", 1);
        assertThatThrownBy(() -> plans.ends("a", new StepState.Running())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStepWhoseInputCannotBeFoundFailsWithASentence() {
        Plans plans = new Plans().step("a", Map.of()).frame("good", "a").begin().ends("a", new StepState.Succeeded());
        assertThat(plans.state("good")).isInstanceOf(StepState.Failed.class);
        assertThat(plans.state("good").reason()).contains("pipelinechannel--a-out");
    }
}
