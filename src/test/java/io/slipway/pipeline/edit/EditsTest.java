package io.slipway.pipeline.edit;

import static io.slipway.pipeline.Examples.literal;
import static io.slipway.pipeline.Examples.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Examples;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EditsTest {
    private final Pipeline pipeline = training();

    private static Step step(Pipeline pipeline, String path) {
        return Paths.step(pipeline, path).orElseThrow();
    }

    private static Pipeline apply(Pipeline pipeline, String json) {
        return Edits.apply(pipeline, JsonMapper.builder().build().readValue(json, Edit.class));
    }

    @Test
    void readsWhatTheBrowserSends() {
        Pipeline moved = apply(pipeline, """
                {"is": "steps-moved", "places": {"train": {"x": 7, "y": 8.5}}}
                """);
        assertThat(step(moved, "train").position()).isEqualTo(new Step.Position(7, 8.5, null, null));
        Pipeline cleared = apply(pipeline, """
                {"is": "argument-set", "path": "train", "input": "epochs", "argument": null}
                """);
        assertThat(step(cleared, "train").arguments()).doesNotContainKey("epochs");
        Pipeline retried = apply(pipeline, """
                {"is": "step-changed", "path": "train", "field": "retry",
                 "value": {"count": 2, "backoffSeconds": 1, "factor": 2, "maxBackoffSeconds": 3600}}
                """);
        assertThat(step(retried, "train").retry()).isEqualTo(new Step.Retry(2, 1, 2, 3600));
        assertThat(step(apply(retried, """
                {"is": "step-changed", "path": "train", "field": "retry", "value": null}
                """), "train").retry()).isNull();
    }

    @Test
    void aDeletedStepTakesItsWiresAndItsComponentWithIt() {
        Pipeline now = Edits.apply(pipeline, new Edit.StepsRemoved(List.of("train"), false));
        assertThat(now.graph().steps()).doesNotContainKey("train");
        assertThat(now.components()).doesNotContainKey("comp-train");
        assertThat(step(now, "evaluate").arguments()).containsOnlyKeys("data");
        assertThat(step(now, "deploy").after()).isEmpty();
    }

    @Test
    void rejoiningLetsThoseAfterWaitForThoseBefore() {
        Pipeline now = Edits.apply(pipeline, new Edit.StepsRemoved(List.of("train"), true));
        assertThat(step(now, "deploy").after()).containsExactly("prepare");
    }

    @Test
    void aWireIsAnArgument() {
        Pipeline now =
                Edits.apply(pipeline, new Edit.Connected(new Port("evaluate", "Output"), new Port("report", "text")));
        assertThat(step(now, "report").arguments()).containsEntry("text", new StepOutput("evaluate", "Output"));
    }

    @Test
    void aWireOutOfAFrameAndIntoAnotherPassesBothBorders() {
        Pipeline framed = Edits.apply(pipeline, FramingTest.onAccuracy("deploy"));
        framed = Edits.apply(
                framed,
                new Edit.Framed(
                        List.of("report"),
                        "condition-2",
                        new Condition(new FromInput("threshold"), ">", literal(0.5))));
        framed = Edits.apply(framed, new Edit.ArgumentSet("condition-2/report", "text", null));
        Pipeline now = Edits.apply(
                framed,
                new Edit.Connected(new Port("condition-1/deploy", "Output"), new Port("condition-2/report", "text")));
        String channel = "pipelinechannel--deploy-Output";
        assertThat(Paths.graph(now, "condition-1").orElseThrow().outputs())
                .containsEntry(channel, new StepOutput("deploy", "Output"));
        assertThat(step(now, "condition-2").arguments())
                .containsEntry(channel, new StepOutput("condition-1", channel))
                .hasSize(2);
        assertThat(step(now, "condition-2/report").arguments()).containsEntry("text", new FromInput(channel));
    }

    @Test
    void aParameterIsHandedIntoAFrame() {
        Pipeline framed = Edits.apply(pipeline, FramingTest.onAccuracy("deploy"));
        Pipeline now = Edits.apply(
                framed, new Edit.Connected(new Port("", "threshold"), new Port("condition-1/deploy", "accuracy")));
        assertThat(step(now, "condition-1/deploy").arguments())
                .containsEntry("accuracy", new FromInput("pipelinechannel--threshold"));
    }

    @Test
    void whatIsNotThereIsSaidInASentence() {
        assertThatThrownBy(() -> Edits.apply(
                        pipeline, new Edit.Connected(new Port("train", "nothing"), new Port("report", "text"))))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("no output nothing any more");
        assertThatThrownBy(() -> Edits.apply(
                        pipeline, new Edit.Connected(new Port("train", "model"), new Port("train", "data"))))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> Edits.apply(pipeline, new Edit.ArgumentSet("nobody", "x", null)))
                .hasMessageContaining("no step nobody");
    }

    @Test
    void aRenamedParameterKeepsItsPlaceAndItsReaders() {
        Pipeline now = Edits.apply(pipeline, new Edit.ParameterRenamed("epochs", "rounds"));
        assertThat(now.root().inputs().keySet()).containsExactly("threshold", "rounds");
        assertThat(step(now, "train").arguments()).containsEntry("epochs", new FromInput("rounds"));
        assertThatThrownBy(() -> Edits.apply(pipeline, new Edit.ParameterRenamed("epochs", "threshold")))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> Edits.apply(pipeline, new Edit.ParameterRenamed("epochs", "1st")))
                .hasMessageContaining("digit");
    }

    @Test
    void aParameterIsSetAndRemoved() {
        Input input = Examples.withDefault(Examples.DOUBLE, Examples.json(0.1));
        Pipeline now = Edits.apply(pipeline, new Edit.ParameterSet("rate", input));
        assertThat(now.root().inputs()).containsEntry("rate", input);
        assertThat(Edits.apply(now, new Edit.ParameterRemoved("rate"))).isEqualTo(pipeline);
    }

    @Test
    void addedStepsThatMeetTakenNamesKeepTheirWires() {
        Edit.StepsAdded added = new Edit.StepsAdded(
                "",
                Map.of(
                        "train", Examples.step("comp-train", Map.of(), 0),
                        "fresh", Examples.step("comp-train", Map.of("data", new StepOutput("train", "model")), 0)),
                Map.of("comp-train", pipeline.components().get("comp-train")));
        Pipeline now = Edits.apply(pipeline, added);
        assertThat(step(now, "train-2").component()).isEqualTo("comp-train");
        assertThat(step(now, "fresh").arguments()).containsEntry("data", new StepOutput("train-2", "model"));
        assertThat(now.components()).hasSameSizeAs(pipeline.components());
    }

    @Test
    void namesThatKfpDoesNotTakeAreRefused() {
        Edit.StepsAdded added =
                new Edit.StepsAdded("", Map.of("My Step", Examples.step("comp-train", Map.of(), 0)), Map.of());
        assertThatThrownBy(() -> Edits.apply(pipeline, added)).hasMessageContaining("lower-case");
    }
}
