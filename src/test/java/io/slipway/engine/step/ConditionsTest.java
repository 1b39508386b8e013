package io.slipway.engine.step;

import static io.slipway.engine.step.Parts.map;
import static io.slipway.engine.step.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
    private static final Conditions CONDITIONS = new Conditions();
    private static final Map<String, Passed> INPUTS = map(
            "acc",
            value("0.95"),
            "n",
            value("5"),
            "s",
            value("\"it\""),
            "b",
            value("true"),
            "none",
            value("null"),
            "pipelinechannel--evaluate-Output",
            value("0.91"),
            "list",
            value("[1, \"a\"]"),
            "big",
            value("10"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inputs.parameter_values['acc'] >= 0.9",
                "inputs.parameter_values['pipelinechannel--evaluate-Output'] > 0.9",
                "int(inputs.parameter_values['n']) == 5",
                "inputs.parameter_values['n'] == 5",
                "inputs.parameter_values['n'] < inputs.parameter_values['big']",
                "double(inputs.parameter_values['n']) == 5.0",
                "inputs.parameter_values['s'] == 'it' && inputs.parameter_values['b'] == true",
                "!(inputs.parameter_values['s'] == 'that')",
                "inputs.parameter_values['s'] != 1.0",
                "inputs.parameter_values['none'] != 'x'",
                "inputs.parameter_values['none'] == null",
                "inputs.parameter_values['n'] in [1.0, 5.0]",
                "inputs.parameter_values['list'][1] == 'a'",
                "inputs.parameters['s'].string_value == 'it'",
                "inputs.parameters['n'].int_value == 5",
                "inputs.parameters['acc'].double_value > 0.9"
            })
    void holds(String when) {
        assertThat(CONDITIONS.hold(when, INPUTS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inputs.parameter_values['acc'] > 0.95",
                "inputs.parameter_values['s'] == 1",
                "inputs.parameter_values['b'] == 'true'",
                "inputs.parameter_values['n'] == '5'",
                "inputs.parameter_values['none'] == 'x'"
            })
    void doesNotHoldAndAnotherTypeIsJustNotEqual(String when) {
        assertThat(CONDITIONS.hold(when, INPUTS)).isFalse();
    }

    @Test
    void whatIsNoExpressionIsToldInASentence() {
        assertThatThrownBy(() -> CONDITIONS.hold("'int(inputs.parameter_values['s'])' == 'x'", INPUTS))
                .isInstanceOf(StepException.class)
                .hasMessageStartingWith(
                        "The condition 'int(inputs.parameter_values['s'])' == 'x' is no valid CEL expression");
    }

    @Test
    void whatIsNeitherTrueNorFalseIsToldInASentence() {
        assertThatThrownBy(() -> CONDITIONS.hold("inputs.parameter_values['acc']", INPUTS))
                .hasMessage("The condition inputs.parameter_values['acc'] gives 0.95, expected true or false");
    }

    @Test
    void aValueThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> CONDITIONS.hold("inputs.parameter_values['gone'] > 1", INPUTS))
                .hasMessageContaining("looks at the input `gone`, which has no value");
    }

    @Test
    void valuesThatCanNotBeComparedAreToldInASentence() {
        assertThatThrownBy(() -> CONDITIONS.hold("inputs.parameter_values['s'] > 1.0", INPUTS))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("can't be decided");
    }

    @Test
    void aPipelineSaysWhetherAnyFrameOfItHasACondition() {
        Pipeline plain = pipeline(null);
        assertThat(Conditions.in(plain)).isFalse();
        assertThat(Conditions.in(pipeline("true"))).isTrue();
    }

    private static Pipeline pipeline(@Nullable String when) {
        Step step = Step.of("c", "", Map.of()).withWhen(when);
        Component root =
                new Component("", Map.of(), Map.of(), new Implementation.Graph(Map.of("s", step), Map.of()), Map.of());
        return new Pipeline("p", "", Dialect.SLIPWAY, Map.of("c", Parts.taking(Map.of())), root, Map.of());
    }
}
