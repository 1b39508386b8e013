package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FirstThatRan;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A frame in the making: its steps as they stand in it, and what passes its border in both directions. */
final class Frame {
    private final Pipeline pipeline;
    private final String graph;
    private final Set<String> members;
    private final String name;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, Argument> arguments = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Argument> lifted = new LinkedHashMap<>();
    private final Map<String, Output> outputs = new LinkedHashMap<>();
    private final Set<String> after = new LinkedHashSet<>();

    Frame(Pipeline pipeline, String graph, Set<String> members, String name) {
        this.pipeline = pipeline;
        this.graph = graph;
        this.members = members;
        this.name = name;
    }

    /** Goes on with what a frame takes already. */
    void resume(Map<String, Argument> given, Map<String, Input> ports) {
        arguments.putAll(given);
        inputs.putAll(ports);
    }

    /** Hands an outer value in; answers the frame's input that holds it. */
    String pass(Argument outer, Type type, String where) {
        return Connections.keyOf(arguments, outer).orElseGet(() -> {
            String channel = Wants.free(arguments.keySet(), Channels.of(outer, where));
            arguments.put(channel, outer);
            inputs.put(channel, Connections.plain(type));
            return channel;
        });
    }

    /** Takes a step in. */
    void take(String step, Step outer) {
        Set<String> inner = new LinkedHashSet<>();
        for (String before : outer.after()) {
            var _ = members.contains(before) ? inner.add(before) : after.add(before);
        }
        Map<String, Argument> given = new LinkedHashMap<>();
        outer.arguments().forEach((input, argument) -> given.put(input, inside(step, outer, input, argument)));
        steps.put(step, outer.withArguments(given).withAfter(inner));
    }

    private Argument inside(String step, Step outer, String input, Argument argument) {
        return switch (argument) {
            case Argument.Literal literal -> literal;
            case StepOutput output when members.contains(output.step()) -> output;
            case FirstThatRan first when members.containsAll(first.steps()) -> first;
            case FirstThatRan first
            when first.steps().stream().anyMatch(members::contains) ->
                throw new InvalidEditException("Input " + input + " of " + step + " takes the first of several steps:"
                        + " frame all of them or none");
            default ->
                new FromInput(pass(
                        argument,
                        Values.typeIn(pipeline, graph, argument).orElse(inputType(outer, input)),
                        step + "-" + input));
        };
    }

    private Type inputType(Step step, String input) {
        Component component = pipeline.components().get(step.component());
        Input port = component == null ? null : component.inputs().get(input);
        return port == null ? new Type.Parameter(Type.Kind.STRING) : port.type();
    }

    /** The same value seen from outside: an output of a step in here becomes one of the frame. */
    StepOutput outside(StepOutput output) {
        if (!members.contains(output.step())) {
            return output;
        }
        String channel = Connections.keyOf(lifted, output)
                .orElse(Wants.free(lifted.keySet(), Channels.of(output.step(), output.output())));
        lifted.put(channel, output);
        outputs.put(
                channel,
                new Output(
                        Values.typeIn(pipeline, graph, output).orElse(new Type.Parameter(Type.Kind.STRING)),
                        "",
                        Map.of()));
        return new StepOutput(name, channel);
    }

    Component component() {
        return new Component("", inputs, outputs, new Graph(steps, lifted), Map.of());
    }

    Map<String, Argument> arguments() {
        return arguments;
    }

    Set<String> after() {
        return after;
    }

    Map<String, Step> steps() {
        return steps;
    }

    void stand(String step, Step.Position position) {
        steps.computeIfPresent(step, (key, inner) -> inner.withPosition(position));
    }

    static String componentName(Pipeline pipeline, String frame) {
        return Wants.free(pipeline.components().keySet(), "comp-" + Paths.name(frame));
    }
}
