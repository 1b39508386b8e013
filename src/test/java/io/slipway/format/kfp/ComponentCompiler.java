package io.slipway.format.kfp;

import io.slipway.pipeline.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Slipway compiles one component to, for comparing with the SDK. */
public final class ComponentCompiler {
    private ComponentCompiler() {}

    public static ObjectNode component(Component component) {
        ObjectNode node = Trees.object();
        Ports.write(component, node);
        return node;
    }

    public static ObjectNode executor(Component component) {
        return ComponentNodes.executor(component, Trees.object()).orElseThrow();
    }

    /** The first document of a file. */
    public static JsonNode spec(String file) {
        return YamlTree.documents(file).getFirst();
    }

    /** Where two trees differ. */
    public static ArrayNode differences(JsonNode ours, JsonNode theirs) {
        return Spelling.between(ours, theirs);
    }
}
