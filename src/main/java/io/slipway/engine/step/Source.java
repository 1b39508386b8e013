package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Argument;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an argument points at. */
final class Source {
    private Source() {}

    /** What is there; null if nothing is (the step did not run, the parameter was left out). */
    static @Nullable Passed of(Argument argument, Scope scope) {
        return switch (argument) {
            case Argument.Literal literal -> new Passed.Value(literal.value());
            case Argument.FromInput input -> scope.inputs().get(input.input());
            case Argument.StepOutput output -> output(output, scope);
            case Argument.FirstThatRan first ->
                first.candidates().stream()
                        .map(candidate -> output(candidate, scope))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            case Argument.Foreign foreign ->
                throw new StepException(
                        "it is taken in a way that Slipway can't run yet (" + Values.shown(foreign.content()) + ")");
        };
    }

    private static @Nullable Passed output(Argument.StepOutput output, Scope scope) {
        Map<String, Passed> outputs = scope.ran().get(output.step());
        return outputs == null ? null : outputs.get(output.output());
    }

    /** Why there is nothing, for a sentence. */
    static String absence(Argument argument) {
        return switch (argument) {
            case Argument.Literal literal -> "its constant is empty";
            case Argument.FromInput input -> "the parameter `" + input.input() + "` was left out";
            case Argument.StepOutput output ->
                "the step `" + output.step() + "` did not give its output `" + output.output() + "`";
            case Argument.FirstThatRan first ->
                "none of the steps "
                        + first.candidates().stream()
                                .map(one -> "`" + one.step() + "`")
                                .collect(Collectors.joining(", "))
                        + " ran";
            case Argument.Foreign foreign -> "Slipway can't tell where it comes from";
        };
    }
}
