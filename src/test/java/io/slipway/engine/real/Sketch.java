package io.slipway.engine.real;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.Type.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Puts a pipeline together in a few lines. A step is named like its function; ports are {@code name:KIND} or {@code name:system.Dataset}. */
final class Sketch {
    private final String name;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();

    Sketch(String name) {
        this.name = name;
    }

    Sketch python(
            String step, String source, List<String> inputs, List<String> outputs, Map<String, Argument> arguments) {
        return add(step, python(step, source, inputs, outputs), step(step, arguments));
    }

    Sketch add(String step, Component component, Step use) {
        components.put(step, component);
        steps.put(step, use);
        return this;
    }

    /** Reads what lies at that path. */
    Sketch importer(String step, String path) {
        Implementation importer =
                new Implementation.Importer(new Argument.Literal(StringNode.valueOf(path)), Map.of(), false, Map.of());
        return add(
                step,
                new Component("", Map.of(), outputs(List.of("artifact:system.Dataset")), importer, Map.of()),
                step(step, Map.of()));
    }

    /** A frame that takes {@code x} and holds what the sketch holds. */
    Sketch frame(String step, String when, Argument x, Sketch inside) {
        components.putAll(inside.components);
        Component frame = new Component(
                "", inputs(List.of("x:INTEGER")), Map.of(), new Implementation.Graph(inside.steps, Map.of()), Map.of());
        return add(step, frame, with(step(step, Map.of("x", x)), when, Step.StartWhen.ALL_SUCCEEDED, null));
    }

    Pipeline done() {
        Implementation.Graph graph = new Implementation.Graph(steps, Map.of());
        Component root = new Component("", Map.of(), Map.of(), graph, Map.of());
        return new Pipeline(name, "", Dialect.SLIPWAY, components, root, Map.of());
    }

    static Component python(String function, String source, List<String> inputs, List<String> outputs) {
        Implementation python =
                new Implementation.PythonFunction(source, function, List.of(), List.of(), "python:3.11", Map.of());
        return new Component("", inputs(inputs), outputs(outputs), python, Map.of());
    }

    private static Map<String, Input> inputs(List<String> ports) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        ports.forEach(port -> inputs.put(name(port), new Input(type(port), null, false, "", Map.of())));
        return inputs;
    }

    private static Map<String, Output> outputs(List<String> ports) {
        Map<String, Output> outputs = new LinkedHashMap<>();
        ports.forEach(port -> outputs.put(name(port), new Output(type(port), "", Map.of())));
        return outputs;
    }

    private static String name(String port) {
        return port.substring(0, port.indexOf(':'));
    }

    private static Type type(String port) {
        String type = port.substring(port.indexOf(':') + 1);
        return type.startsWith("system.")
                ? new Type.Artifact(type, "0.0.1", false)
                : new Type.Parameter(Kind.valueOf(type));
    }

    static Argument output(String step, String output) {
        return new Argument.StepOutput(step, output);
    }

    static Step step(String component, Map<String, Argument> arguments) {
        return Step.of(component, "", arguments);
    }

    static Step with(Step step, @Nullable String when, Step.StartWhen startWhen, Step.@Nullable Retry retry) {
        return new Step(
                step.component(),
                "",
                step.arguments(),
                step.after(),
                when,
                startWhen,
                retry,
                step.cache(),
                step.resources(),
                null,
                "",
                Map.of());
    }
}
