package io.slipway.pipeline.edit;

import static io.slipway.pipeline.Examples.literal;
import static io.slipway.pipeline.Examples.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Examples;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineJson;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Problems;
import io.slipway.pipeline.Step;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final Condition GOOD =
            new Condition(new StepOutput("evaluate", "Output"), ">=", new FromInput("threshold"));
    private final Pipeline pipeline = training();

    static Edit onAccuracy(String... steps) {
        return new Edit.Framed(List.of(steps), "condition-1", GOOD);
    }

    private static Step step(Pipeline pipeline, String path) {
        return Paths.step(pipeline, path).orElseThrow();
    }

    @Test
    void aFrameTakesWhatItsStepsAndItsRuleNeed() {
        Pipeline now = Edits.apply(pipeline, onAccuracy("deploy"));
        Step frame = step(now, "condition-1");
        assertThat(frame.component()).isEqualTo("comp-condition-1");
        assertThat(frame.when())
                .isEqualTo("inputs.parameter_values['pipelinechannel--evaluate-Output'] >="
                        + " inputs.parameter_values['pipelinechannel--threshold']");
        assertThat(frame.arguments())
                .containsEntry("pipelinechannel--evaluate-Output", new StepOutput("evaluate", "Output"))
                .containsEntry("pipelinechannel--threshold", new FromInput("threshold"))
                .containsEntry("pipelinechannel--train-model", new StepOutput("train", "model"))
                .hasSize(3);
        Component component = Paths.component(now, "condition-1").orElseThrow();
        assertThat(component.inputs()).containsOnlyKeys(frame.arguments().keySet());
        assertThat(component.inputs()).containsEntry("pipelinechannel--train-model", Examples.required(Examples.MODEL));
        assertThat(step(now, "condition-1/deploy").arguments())
                .containsEntry("model", new FromInput("pipelinechannel--train-model"))
                .containsEntry("accuracy", new FromInput("pipelinechannel--evaluate-Output"));
        assertThat(Problems.of(now)).extracting(Problem::severity).doesNotContain(Problem.Severity.ERROR);
    }

    @Test
    void whatOthersTakeFromItsStepsBecomesItsOutput() {
        Pipeline now = Edits.apply(pipeline, onAccuracy("deploy"));
        String channel = "pipelinechannel--deploy-Output";
        assertThat(step(now, "report").arguments()).containsEntry("text", new StepOutput("condition-1", channel));
        assertThat(Paths.graph(now, "condition-1").orElseThrow().outputs())
                .containsEntry(channel, new StepOutput("deploy", "Output"));
    }

    @Test
    void wiresWithinTheFrameStay() {
        Pipeline now = Edits.apply(pipeline, onAccuracy("deploy", "report"));
        assertThat(step(now, "condition-1/report").arguments())
                .containsEntry("text", new StepOutput("deploy", "Output"));
        assertThat(Paths.component(now, "condition-1").orElseThrow().outputs()).isEmpty();
    }

    @Test
    void stepsStandWhereTheyStood() {
        Pipeline now = Edits.apply(pipeline, onAccuracy("deploy", "report"));
        Step.Position frame = Objects.requireNonNull(step(now, "condition-1").position());
        Step.Position inner =
                Objects.requireNonNull(step(now, "condition-1/report").position());
        assertThat(frame.x() + inner.x()).isEqualTo(1200);
        assertThat(frame.y() + inner.y()).isEqualTo(100);
    }

    @Test
    void takingTheFrameAwayGivesBackWhatWas() {
        for (List<String> steps : List.of(List.of("deploy"), List.of("deploy", "report"))) {
            Pipeline framed = Edits.apply(pipeline, new Edit.Framed(steps, "condition-1", GOOD));
            assertThat(Edits.apply(framed, new Edit.Unframed("condition-1"))).isEqualTo(pipeline);
        }
    }

    @Test
    void anotherRuleChangesWhatTheFrameTakes() {
        Pipeline framed = Edits.apply(pipeline, onAccuracy("report"));
        Pipeline now = Edits.apply(
                framed,
                new Edit.ConditionSet("condition-1", new Condition(new FromInput("epochs"), ">", literal(0.5))));
        assertThat(step(now, "condition-1").when())
                .isEqualTo("double(int(inputs.parameter_values['pipelinechannel--epochs'])) > 0.5");
        assertThat(step(now, "condition-1").arguments())
                .containsOnlyKeys("pipelinechannel--epochs", "pipelinechannel--deploy-Output");
        assertThat(Paths.component(now, "condition-1").orElseThrow().inputs())
                .containsOnlyKeys("pipelinechannel--epochs", "pipelinechannel--deploy-Output");
    }

    @Test
    void aFrameInsideAnotherTakesThroughIt() {
        Pipeline framed = Edits.apply(pipeline, onAccuracy("deploy", "report"));
        Pipeline now = Edits.apply(
                framed,
                new Edit.Framed(
                        List.of("condition-1/report"),
                        "condition-2",
                        new Condition(
                                new StepOutput("deploy", "Output"), "==", new Argument.Literal(Examples.json("yes")))));
        Step inner = step(now, "condition-1/condition-2");
        assertThat(inner.when()).isEqualTo("inputs.parameter_values['pipelinechannel--deploy-Output'] == 'yes'");
        assertThat(inner.arguments())
                .containsEntry("pipelinechannel--deploy-Output", new StepOutput("deploy", "Output"));
        // As the SDK compiles it: what the outer rule looks at goes along.
        assertThat(inner.arguments())
                .containsEntry("pipelinechannel--threshold", new FromInput("pipelinechannel--threshold"));
        assertThat(withoutPlaces(Edits.apply(now, new Edit.Unframed("condition-1/condition-2"))))
                .isEqualTo(withoutPlaces(framed));
        assertThat(inner.position())
                .as("below the head of the outer frame")
                .satisfies(
                        place -> assertThat(Objects.requireNonNull(place).y()).isEqualTo(60));
    }

    private static String withoutPlaces(Pipeline pipeline) {
        return PipelineJson.write(pipeline).replaceAll("\"position\":\\{[^}]*}", "");
    }

    @Test
    void aRuleInAFrameMayLookAtWhatIsOutsideOfIt() {
        Pipeline framed = Edits.apply(pipeline, onAccuracy("deploy", "report"));
        Condition many = new Condition(new FromInput("epochs"), ">", literal(3), "", null);
        Pipeline now = Edits.apply(framed, new Edit.Framed(List.of("condition-1/report"), "condition-2", many));
        assertThat(step(now, "condition-1").arguments())
                .containsEntry("pipelinechannel--epochs", new FromInput("epochs"));
        assertThat(step(now, "condition-1/condition-2").arguments())
                .containsEntry("pipelinechannel--epochs", new FromInput("pipelinechannel--epochs"));
        assertThat(Problems.of(now)).isEmpty();
        assertThat(withoutPlaces(Edits.apply(now, new Edit.Unframed("condition-1/condition-2"))))
                .as("what only that rule looked at is not handed in any more")
                .isEqualTo(withoutPlaces(framed));
        Condition beside = new Condition(new FromInput("epochs"), ">", literal(3), "condition-1/report", null);
        assertThatThrownBy(() -> Edits.apply(framed, new Edit.Framed(List.of("condition-1/report"), "c", beside)))
                .hasMessageContaining("is not around it");
    }

    @Test
    void whatCannotBeIsSaidInASentence() {
        assertThatThrownBy(() -> Edits.apply(pipeline, onAccuracy("evaluate", "deploy")))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("before the steps in its frame run");
        assertThatThrownBy(() -> Edits.apply(
                        pipeline,
                        new Edit.Framed(
                                List.of("train", "deploy"),
                                "condition-1",
                                new Condition(new FromInput("epochs"), ">", literal(1)))))
                .hasMessageContaining("evaluate stands between");
        assertThatThrownBy(() -> Edits.apply(pipeline, new Edit.Framed(List.of(), "condition-1", GOOD)))
                .hasMessageContaining("select steps");
        assertThatThrownBy(() -> Edits.apply(
                        pipeline,
                        new Edit.Framed(
                                List.of("report"),
                                "condition-1",
                                new Condition(new StepOutput("train", "model"), ">", literal(1)))))
                .hasMessageContaining("is an artifact");
        assertThatThrownBy(() -> Edits.apply(
                        pipeline,
                        new Edit.Framed(List.of("report"), "condition-1", new Condition(literal(1), ">", literal(1)))))
                .isInstanceOf(InvalidEditException.class);
    }

    @Test
    void aTextWithAQuoteIsRefused() {
        Condition quote =
                new Condition(new StepOutput("deploy", "Output"), "==", new Argument.Literal(Examples.json("it's")));
        assertThatThrownBy(() -> Edits.apply(pipeline, new Edit.Framed(List.of("report"), "condition-1", quote)))
                .hasMessageContaining("quote");
    }
}
