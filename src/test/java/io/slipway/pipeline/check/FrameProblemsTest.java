package io.slipway.pipeline.check;

import static io.slipway.pipeline.Examples.INTEGER;
import static io.slipway.pipeline.Examples.required;
import static io.slipway.pipeline.Examples.step;
import static io.slipway.pipeline.check.Checked.JSON;
import static io.slipway.pipeline.check.Checked.PIPELINE;
import static io.slipway.pipeline.check.Checked.error;
import static io.slipway.pipeline.check.Checked.only;
import static io.slipway.pipeline.check.Checked.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Problem.Severity;
import io.slipway.pipeline.Problems;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.edit.Condition;
import io.slipway.pipeline.edit.Edit;
import io.slipway.pipeline.edit.Edits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with frames: their rules, what they hold, and loops that do not run yet. */
class FrameProblemsTest {
    private static Pipeline framed() {
        return Edits.apply(
                PIPELINE,
                new Edit.Framed(
                        List.of("report"),
                        "condition-1",
                        new Condition(new StepOutput("evaluate", "Output"), ">=", value("0.9"))));
    }

    @Test
    void aRuleThatLooksAtWhatIsGoneIsTold() {
        assertThat(Problems.of(framed())).isEmpty();
        Pipeline wrong = Paths.withStep(
                framed(), "condition-1", frame -> frame.withWhen("inputs.parameter_values['pipelinechannel--x'] > 1"));
        error(wrong, "condition-1", null, "The rule looks at x, which is not there any more", "choose another value");
        Pipeline unfed = Paths.withStep(
                framed(),
                "condition-1",
                frame -> frame.withArguments(Paths.without(frame.arguments(), "pipelinechannel--evaluate-Output")));
        assertThat(Problems.of(unfed))
                .extracting(Problem::severity, Problem::path)
                .containsExactly(tuple(Severity.ERROR, "condition-1"));
    }

    @Test
    void aRuleThatIsNoRuleIsToldBeforeARunFindsOut() {
        for (String when : List.of(
                "inputs.parameter_values['pipelinechannel--evaluate-Output'] >=",
                "1 +",
                "'a",
                "(1 > 2",
                "1 > 2)",
                "a b",
                "1 == 'int(inputs.parameter_values['x'])'")) {
            error(
                    Paths.withStep(framed(), "condition-1", frame -> frame.withWhen(when)),
                    "condition-1",
                    null,
                    "rule",
                    when);
        }
    }

    @Test
    void aFrameWithoutStepsIsAWarning() {
        Pipeline empty = Edits.apply(framed(), new Edit.StepsRemoved(List.of("condition-1/report"), false));
        only(empty, Severity.WARNING, "condition-1", null, "no step in this frame", "drag one into it, or delete it");
    }

    @Test
    void theItemOfALoopComesFromTheLoop() {
        Pipeline loop = Paths.withStep(
                framed(),
                "condition-1",
                frame -> new Step(
                        frame.component(),
                        "",
                        frame.arguments(),
                        frame.after(),
                        null,
                        frame.startWhen(),
                        new Step.Retry(2, 0, 2, 60),
                        true,
                        frame.resources(),
                        null,
                        "",
                        Map.of(
                                "parameterIterator",
                                JSON.readTree("{\"itemInput\": \"item\", \"items\": {\"raw\": \"[1]\"}}"))));
        loop = Paths.withComponent(
                loop, "condition-1", one -> one.withInputs(Paths.with(one.inputs(), "item", required(INTEGER))));
        assertThat(Problems.of(loop))
                .extracting(Problem::severity, Problem::path, Problem::input)
                .containsExactly(
                        tuple(Severity.WARNING, "condition-1", null), tuple(Severity.ERROR, "condition-1", null));
        assertThat(Problems.of(loop).getFirst().text())
                .contains("Retries of a frame are kept", "give them to the steps");
        assertThat(Problems.of(loop).getLast().text()).contains("repeats its steps");
    }

    @Test
    void aStepInAFrameIsNamedByItsPath() {
        Pipeline wrong =
                Paths.withStep(framed(), "condition-1/report", step -> step.withArguments(Map.<String, Argument>of()));
        assertThat(Problems.of(wrong)).extracting(Problem::path).contains("condition-1/report");
    }
}
