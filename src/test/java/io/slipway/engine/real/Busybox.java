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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Pipelines of small containers. */
final class Busybox {
    private static final Type.Artifact DATA = new Type.Artifact("system.Dataset", "0.0.1", false);

    private Busybox() {}

    static Component doing(String script) {
        return container(script, Map.of(), Map.of());
    }

    private static Component container(String script, Map<String, Input> inputs, Map<String, Output> outputs) {
        Implementation.Container does =
                new Implementation.Container("busybox:1.36", words("sh", "-c", script), List.of(), Map.of(), Map.of());
        return new Component("", inputs, outputs, does, Map.of());
    }

    private static List<JsonNode> words(String... words) {
        return List.of(words).stream()
                .map(word -> (JsonNode) JsonNodeFactory.instance.stringNode(word))
                .toList();
    }

    static Component giving(String script) {
        return container(script, Map.of(), Map.of("out", new Output(DATA, "", Map.of())));
    }

    static Component passing(String script) {
        return container(
                script,
                Map.of("in", new Input(DATA, null, false, "", Map.of())),
                Map.of("out", new Output(DATA, "", Map.of())));
    }

    static Step step(String component, Map<String, Argument> arguments, String... after) {
        return step(component, arguments, null, after);
    }

    static Step step(String component, Map<String, Argument> arguments, Step.@Nullable Retry retry, String... after) {
        return new Step(
                component,
                "",
                arguments,
                Set.of(after),
                null,
                Step.StartWhen.ALL_SUCCEEDED,
                retry,
                false,
                Step.Resources.NONE,
                null,
                "",
                Map.of());
    }

    static Pipeline pipeline(String name, Map<String, Component> components, Map<String, Step> steps) {
        Implementation.Graph graph = new Implementation.Graph(steps, Map.of());
        return new Pipeline(
                name,
                "",
                Dialect.SLIPWAY,
                components,
                new Component("", Map.of(), Map.of(), graph, Map.of()),
                Map.of());
    }

    /** So many no-op steps, one after the other or all at once. */
    static Pipeline noops(String name, int count, boolean chained) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String[] after = chained && i > 0 ? new String[] {"s" + (i - 1)} : new String[0];
            steps.put("s" + i, step("noop", Map.of(), after));
        }
        return pipeline(name, Map.of("noop", doing("true")), steps);
    }

    /** A step that makes an artifact, and one that takes it and gives another. */
    static Pipeline passing() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("first", step("first", Map.of()));
        steps.put("second", step("second", Map.of("in", new Argument.StepOutput("first", "out"))));
        return pipeline(
                "passing",
                Map.of(
                        "first", giving("echo one > {{$.outputs.artifacts['out'].path}}"),
                        "second",
                                passing("cat {{$.inputs.artifacts['in'].path}} > {{$.outputs.artifacts['out'].path}};"
                                        + " echo two >> {{$.outputs.artifacts['out'].path}}")),
                steps);
    }

    static Pipeline endless() {
        return pipeline("endless", Map.of("long", doing("sleep 3600")), Map.of("long", step("long", Map.of())));
    }
}
