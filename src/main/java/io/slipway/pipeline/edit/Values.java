package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Type;
import java.util.Optional;

/** What kind of value an argument stands for. */
public final class Values {
    private Values() {}

    /** The type of what an argument gives, seen from a graph; empty for constants and for what is not there. */
    public static Optional<Type> typeIn(Pipeline pipeline, String graph, Argument argument) {
        return switch (argument) {
            case Argument.StepOutput output ->
                Paths.component(pipeline, Paths.join(graph, output.step()))
                        .map(Component::outputs)
                        .map(outputs -> outputs.get(output.output()))
                        .map(Output::type);
            case Argument.FromInput input ->
                Paths.componentOfGraph(pipeline, graph)
                        .map(Component::inputs)
                        .map(inputs -> inputs.get(input.input()))
                        .map(Input::type);
            case Argument.FirstThatRan first ->
                typeIn(pipeline, graph, first.candidates().getFirst());
            case Argument.Literal literal -> Optional.empty();
            case Argument.Foreign foreign -> Optional.empty();
        };
    }
}
