package io.slipway.pipeline.check;

import static io.slipway.pipeline.Examples.DOUBLE;
import static io.slipway.pipeline.Examples.required;
import static io.slipway.pipeline.Examples.step;
import static io.slipway.pipeline.Examples.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.Literal;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Problem.Severity;
import io.slipway.pipeline.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A pipeline with nothing to complain of, ways to spoil it, and what is to be told of it then. */
final class Checked {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** The training pipeline without anything to complain about. */
    private static final Pipeline SOUND = Paths.withStep(
            training(),
            "evaluate",
            step -> step.withArguments(Paths.with(step.arguments(), "limit", new FromInput("threshold"))));

    static final Pipeline PIPELINE = Paths.withComponent(
            SOUND, "evaluate", one -> one.withInputs(Paths.with(one.inputs(), "limit", required(DOUBLE))));

    static Pipeline given(String path, String input, @Nullable Argument argument) {
        return Paths.withStep(
                PIPELINE,
                path,
                step -> step.withArguments(
                        argument == null
                                ? Paths.without(step.arguments(), input)
                                : Paths.with(step.arguments(), input, argument)));
    }

    static Literal value(String text) {
        return new Literal(JSON.readTree(text));
    }

    /** The only problem of a pipeline. */
    static void only(Pipeline wrong, Severity severity, String path, @Nullable String input, String... sentence) {
        assertThat(Problems.of(wrong)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(severity);
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.input()).isEqualTo(input);
            assertThat(problem.text()).contains(sentence);
        });
    }

    static void error(Pipeline wrong, String path, @Nullable String input, String... sentence) {
        only(wrong, Severity.ERROR, path, input, sentence);
    }

    private Checked() {}
}
