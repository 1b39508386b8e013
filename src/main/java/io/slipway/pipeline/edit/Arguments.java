package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FirstThatRan;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Where inputs take their values from. */
final class Arguments {
    private Arguments() {}

    static Pipeline set(Pipeline pipeline, Edit.ArgumentSet set) {
        Component component = Wants.component(pipeline, set.path());
        Argument argument = set.argument();
        if (argument != null && !component.inputs().containsKey(set.input())) {
            throw new InvalidEditException(Paths.title(pipeline, set.path()) + " has no input " + set.input()
                    + " any more: its signature was changed meanwhile");
        }
        return Paths.withStep(
                pipeline,
                set.path(),
                step -> step.withArguments(
                        argument == null
                                ? Paths.without(step.arguments(), set.input())
                                : Paths.with(step.arguments(), set.input(), argument)));
    }

    /** The same argument with other step outputs in it. */
    static Argument mapped(Argument argument, UnaryOperator<StepOutput> change) {
        return switch (argument) {
            case StepOutput output -> change.apply(output);
            case FirstThatRan first ->
                new FirstThatRan(first.candidates().stream().map(change).toList());
            case Argument.Literal literal -> literal;
            case Argument.FromInput input -> input;
            case Argument.Foreign foreign -> foreign;
        };
    }

    static Map<String, Argument> each(Map<String, Argument> arguments, UnaryOperator<Argument> change) {
        Map<String, Argument> changed = new LinkedHashMap<>();
        arguments.forEach((input, argument) -> changed.put(input, change.apply(argument)));
        return changed;
    }
}
