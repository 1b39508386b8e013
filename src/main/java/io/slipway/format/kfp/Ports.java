package io.slipway.format.kfp;

import io.slipway.format.InvalidPipelineFile;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Inputs and outputs of a component: {@code inputDefinitions} and {@code outputDefinitions}. */
final class Ports {
    private Ports() {}

    static Map<String, Input> inputs(JsonNode component, String place) {
        ObjectNode definitions = Trees.at(component, "inputDefinitions");
        Map<String, Input> inputs = new LinkedHashMap<>();
        Trees.entries(definitions, "artifacts")
                .forEach(each -> inputs.put(each.getKey(), input(Kinds.artifact(each.getValue()), each.getValue())));
        for (Map.Entry<String, JsonNode> each : Trees.entries(definitions, "parameters")) {
            String at = place + ".inputDefinitions.parameters." + each.getKey();
            unique(inputs.containsKey(each.getKey()), at);
            inputs.put(each.getKey(), input(Kinds.parameter(each.getValue(), at), each.getValue()));
        }
        return inputs;
    }

    static Map<String, Output> outputs(JsonNode component, String place) {
        ObjectNode definitions = Trees.at(component, "outputDefinitions");
        Map<String, Output> outputs = new LinkedHashMap<>();
        Trees.entries(definitions, "artifacts")
                .forEach(each -> outputs.put(each.getKey(), output(Kinds.artifact(each.getValue()), each.getValue())));
        for (Map.Entry<String, JsonNode> each : Trees.entries(definitions, "parameters")) {
            String at = place + ".outputDefinitions.parameters." + each.getKey();
            unique(outputs.containsKey(each.getKey()), at);
            outputs.put(each.getKey(), output(Kinds.parameter(each.getValue(), at), each.getValue()));
        }
        return outputs;
    }

    private static void unique(boolean taken, String place) {
        if (taken) {
            throw new InvalidPipelineFile("%s: an artifact has this name too. Rename one of them.".formatted(place));
        }
    }

    private static Input input(Type type, JsonNode spec) {
        JsonNode value = spec.get("defaultValue");
        Input bare = new Input(
                type,
                value == null || value.isNull() ? null : Trees.plain(value),
                Trees.flag(spec, "isOptional"),
                Trees.text(spec, "description"),
                Map.of());
        Map<String, JsonNode> foreign = Place.INPUT.foreign(input(bare), (ObjectNode) spec);
        return new Input(bare.type(), bare.defaultValue(), bare.optional(), bare.description(), foreign);
    }

    private static Output output(Type type, JsonNode spec) {
        Output bare = new Output(type, Trees.text(spec, "description"), Map.of());
        return new Output(type, bare.description(), Place.OUTPUT.foreign(output(bare), (ObjectNode) spec));
    }

    private static ObjectNode input(Input input) {
        ObjectNode node = Trees.object();
        type(node, input.type());
        JsonNode value = input.defaultValue();
        if (value != null && !value.isNull()) {
            node.set("defaultValue", Trees.protobuf(value));
        }
        if (input.optional() || node.has("defaultValue")) {
            node.put("isOptional", true);
        }
        Trees.putUnlessEmpty(node, "description", input.description());
        return Place.INPUT.restored(node, input.foreign());
    }

    private static ObjectNode output(Output output) {
        ObjectNode node = Trees.object();
        type(node, output.type());
        Trees.putUnlessEmpty(node, "description", output.description());
        return Place.OUTPUT.restored(node, output.foreign());
    }

    private static void type(ObjectNode node, Type type) {
        switch (type) {
            case Type.Parameter parameter -> node.put("parameterType", Kinds.word(parameter.kind()));
            case Type.Artifact artifact -> {
                node.set("artifactType", Kinds.schema(artifact));
                if (artifact.list()) {
                    node.put("isArtifactList", true);
                }
            }
        }
    }

    /** Writes the component's ports into its node. */
    static void write(Component component, ObjectNode into) {
        ObjectNode inputs = Trees.object();
        component
                .inputs()
                .forEach((name, port) ->
                        inputs.withObjectProperty(group(port.type())).set(name, input(port)));
        Trees.putUnlessEmpty(into, "inputDefinitions", inputs);
        ObjectNode outputs = Trees.object();
        component
                .outputs()
                .forEach((name, port) ->
                        outputs.withObjectProperty(group(port.type())).set(name, output(port)));
        Trees.putUnlessEmpty(into, "outputDefinitions", outputs);
    }

    static String group(Type type) {
        return switch (type) {
            case Type.Parameter ignored -> "parameters";
            case Type.Artifact ignored -> "artifacts";
        };
    }
}
