package io.slipway.format.kfp;

import io.slipway.pipeline.Implementation.Container;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plain containers; an argument object stands in the file as a text of JSON. */
final class Containers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Containers() {}

    static Container read(ObjectNode node) {
        Map<String, JsonNode> env = new LinkedHashMap<>();
        Trees.items(node, "env")
                .forEach(each -> env.put(Trees.text(each, "name"), Trees.text(Trees.text(each, "value"))));
        Container bare = new Container(
                Trees.text(node, "image"), arguments(node, "command"), arguments(node, "args"), env, Map.of());
        return new Container(
                bare.image(), bare.command(), bare.args(), env, Place.CONTAINER.foreign(write(bare), node));
    }

    private static List<JsonNode> arguments(JsonNode node, String key) {
        List<JsonNode> arguments = new ArrayList<>();
        Trees.items(node, key).forEach(each -> arguments.add(argument(each)));
        return arguments;
    }

    private static JsonNode argument(JsonNode text) {
        String words = text.asString();
        if (!words.startsWith("{\"IfPresent\"") && !words.startsWith("{\"Concat\"")) {
            return text;
        }
        try {
            JsonNode parsed = JSON.readTree(words);
            return spaced(parsed).equals(words) ? parsed : text;
        } catch (tools.jackson.core.JacksonException e) {
            return text;
        }
    }

    static ObjectNode write(Container container) {
        ObjectNode node = Trees.object();
        list(node, "args", container.args());
        list(node, "command", container.command());
        if (!container.env().isEmpty()) {
            ArrayNode env = node.putArray("env");
            container
                    .env()
                    .forEach((name, value) -> env.addObject().put("name", name).put("value", value.asString()));
        }
        node.put("image", container.image());
        return Place.CONTAINER.restored(node, container.foreign());
    }

    private static void list(ObjectNode node, String key, List<JsonNode> arguments) {
        if (!arguments.isEmpty()) {
            node.set(
                    key,
                    Trees.list(arguments.stream()
                            .map(each -> each.isContainer() ? Trees.text(spaced(each)) : each)
                            .toList()));
        }
    }

    /** As Python's {@code json.dumps} writes it. */
    private static String spaced(JsonNode node) {
        return switch (node) {
            case ObjectNode object ->
                object.properties().stream()
                        .map(each -> JSON.writeValueAsString(each.getKey()) + ": " + spaced(each.getValue()))
                        .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
            case ArrayNode array ->
                array.valueStream()
                        .map(Containers::spaced)
                        .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
            default -> JSON.writeValueAsString(node);
        };
    }
}
