package io.slipway.engine.step;

import static io.slipway.engine.step.Parts.artifact;
import static io.slipway.engine.step.Parts.given;
import static io.slipway.engine.step.Parts.graph;
import static io.slipway.engine.step.Parts.literal;
import static io.slipway.engine.step.Parts.made;
import static io.slipway.engine.step.Parts.map;
import static io.slipway.engine.step.Parts.optional;
import static io.slipway.engine.step.Parts.output;
import static io.slipway.engine.step.Parts.required;
import static io.slipway.engine.step.Parts.scope;
import static io.slipway.engine.step.Parts.step;
import static io.slipway.engine.step.Parts.taking;
import static io.slipway.engine.step.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Type.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final Scope NOTHING = scope(Map.of(), Map.of());

    @Test
    void valuesComeFromConstantsTheGraphAndOtherSteps() {
        Component component = taking(
                map("a", required(Kind.INTEGER), "b", required(Kind.DOUBLE), "c", Parts.artifact("system.Model")));
        Passed model = artifact("model", "system.Model", "/m", "sha256:1");
        Scope scope = scope(Map.of("rate", value("0.5")), Map.of("fit", Map.of("model", model)));
        assertThat(Resolution.inputs(
                        component,
                        step(map("c", given("fit", "model"), "b", new Argument.FromInput("rate"), "a", literal("5.0"))),
                        scope))
                .containsExactly(Map.entry("a", value("5")), Map.entry("b", value("0.5")), Map.entry("c", model));
    }

    @Test
    void whatHasNoValueTakesTheDefaultOrIsLeftOut() {
        Component component = taking(map("a", optional(Kind.INTEGER, "3.0"), "b", optional(Kind.STRING, null)));
        Resolving resolving = new Resolving(component);
        assertThat(resolving.with(Map.of(), NOTHING)).containsExactly(Map.entry("a", value("3")));
        assertThat(resolving.with(
                        Map.of("a", new Argument.FromInput("x")), scope(Map.of("x", value("null")), Map.of())))
                .containsExactly(Map.entry("a", value("3")));
    }

    private record Resolving(Component component) {
        Map<String, Passed> with(Map<String, Argument> arguments, Scope scope) {
            return Resolution.inputs(component, step(arguments), scope);
        }
    }

    @Test
    void aFrameGivesNullForWhatWasLeftOutSoThatConditionsSeeIt() {
        Component frame = graph(map("x", optional(Kind.STRING, null)), Map.of(), Map.of());
        assertThat(Resolution.inputs(frame, step(Map.of()), NOTHING)).containsEntry("x", value("null"));
    }

    @Test
    void aStringTakesAnythingAsItsJsonText() {
        Component component = taking(map("s", required(Kind.STRING)));
        Map<String, String> texts = map(
                "5.0",
                "\"5\"",
                "0.25",
                "\"0.25\"",
                "true",
                "\"true\"",
                "[1,\"a\"]",
                "\"[1,\\\"a\\\"]\"",
                "\"t\"",
                "\"t\"");
        texts.forEach((given, text) -> assertThat(
                        Resolution.inputs(component, step(Map.of("s", literal(given))), NOTHING))
                .containsEntry("s", value(text)));
    }

    @Test
    void everyOtherKindIsStrict() {
        Component component = taking(map("n", required(Kind.INTEGER)));
        Scope scope = scope(Map.of(), Map.of("fit", Map.of("Output", value("\"many\""))));
        assertThatThrownBy(() -> Resolution.inputs(component, step(Map.of("n", given("fit", "Output"))), scope))
                .isInstanceOf(StepException.class)
                .hasMessage("Input `n` expects a whole number, but \"many\" came");
    }

    @Test
    void anArtifactIsNoValueAndAValueNoArtifact() {
        Scope scope = scope(Map.of("a", artifact("a", "system.Artifact", "/a", null), "v", value("1")), Map.of());
        assertThatThrownBy(() -> Resolution.inputs(
                        taking(map("n", required(Kind.INTEGER))),
                        step(Map.of("n", new Argument.FromInput("a"))),
                        scope))
                .hasMessageContaining("an artifact came");
        assertThatThrownBy(() -> Resolution.inputs(
                        taking(map("d", Parts.artifact("system.Dataset"))),
                        step(Map.of("d", new Argument.FromInput("v"))),
                        scope))
                .hasMessageContaining("expects an artifact, but the value 1 came");
    }

    @Test
    void aRequiredInputWithoutValueSaysWhichStepDidNotGiveIt() {
        assertThatThrownBy(() -> Resolution.inputs(
                        taking(map("n", required(Kind.INTEGER))), step(Map.of("n", given("fit", "rows"))), NOTHING))
                .hasMessage("Input `n` is required but has no value: the step `fit` did not give its output `rows`");
    }

    @Test
    void theFirstThatRanGivesItsOutput() {
        Argument first = new Argument.FirstThatRan(
                List.of(new Argument.StepOutput("a", "Output"), new Argument.StepOutput("b", "Output")));
        Component component = taking(map("x", required(Kind.INTEGER)));
        Scope scope = scope(Map.of(), Map.of("b", Map.of("Output", value("2"))));
        assertThat(Resolution.inputs(component, step(Map.of("x", first)), scope))
                .containsEntry("x", value("2"));
        assertThatThrownBy(() -> Resolution.inputs(component, step(Map.of("x", first)), NOTHING))
                .hasMessageContaining("none of the steps `a`, `b` ran");
    }

    @Test
    void whatCanNotBeRunYetIsNamed() {
        assertThatThrownBy(() -> Resolution.inputs(
                        taking(map("x", required(Kind.INTEGER))),
                        step(Map.of("x", new Argument.Foreign(Parts.json("{\"loopItem\":1}")))),
                        NOTHING))
                .hasMessageContaining("Input `x`")
                .hasMessageContaining("loopItem");
    }

    @Test
    void constantsOfTheRunAreFilledIn() {
        Component component = taking(map("s", required(Kind.STRING)));
        Map<String, String> constants = map(
                "{{$.pipeline_job_name}}", "Nightly run",
                "{{$.pipeline_job_resource_name}}", "train-r1",
                "{{$.pipeline_job_uuid}}", "r1",
                "{{$.pipeline_task_name}}", "fit",
                "{{$.pipeline_task_uuid}}", "s1",
                "{{$.pipeline_job_create_time_utc}}", "2026-03-01T12:00:00Z",
                "run {{$.pipeline_job_uuid}}!", "run r1!",
                "{{$.pipeline_unheard}}", "{{$.pipeline_unheard}}");
        constants.forEach((given, text) -> assertThat(
                        Resolution.inputs(component, step(Map.of("s", literal("\"" + given + "\""))), NOTHING))
                .containsEntry("s", value("\"" + text + "\"")));
    }

    @Test
    void aConstantMayHoldOtherInputsAndAQuoteInThemBreaksNothing() {
        Component component = taking(map("greeting", required(Kind.STRING), "all", required(Kind.LIST)));
        Map<String, Argument> arguments = map(
                "greeting",
                        literal(
                                "\"Hi {{$.inputs.parameters['pipelinechannel--name']}}, {{$.inputs.parameters['n']}}\""),
                "all", literal("[\"{{$.inputs.parameters['pipelinechannel--name']}}\"]"),
                "pipelinechannel--name", new Argument.FromInput("name"),
                "n", literal("2.50"));
        Scope scope = scope(Map.of("name", value("\"say \\\"$1\\\" {{$.inputs.parameters['n']}}\"")), Map.of());
        assertThat(Resolution.inputs(component, step(arguments), scope))
                .containsEntry("greeting", value("\"Hi say \\\"$1\\\" {{$.inputs.parameters['n']}}, 2.5\""))
                .containsEntry("all", value("[\"say \\\"$1\\\" {{$.inputs.parameters['n']}}\"]"));
    }

    @Test
    void aGraphGivesWhatItsStepsGaveAndLeavesOutWhatDidNotRun() {
        Component frame = graph(
                Map.of(),
                map("accuracy", output(Kind.DOUBLE), "model", made("system.Model"), "page", made("system.HTML")),
                map(
                        "accuracy",
                        given("evaluate", "Output"),
                        "model",
                        given("fit", "model"),
                        "page",
                        given("deploy", "page")));
        Passed model = artifact("model", "system.Model", "/m", null);
        Scope scope =
                scope(Map.of(), Map.of("evaluate", Map.of("Output", value("0.9")), "fit", Map.of("model", model)));
        assertThat(Resolution.outputs(frame, scope))
                .containsExactly(Map.entry("accuracy", value("0.9")), Map.entry("model", model));
    }
}
