package io.slipway.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pipelines as JSON: in the store, on the wire, and in the canonical form that a version's hash is taken of. */
public final class PipelineJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private PipelineJson() {}

    public static String write(Pipeline pipeline) {
        return MAPPER.writeValueAsString(pipeline);
    }

    public static Pipeline read(String json) {
        return MAPPER.readValue(json, Pipeline.class);
    }

    /** The pipeline as a tree of objects. */
    public static ObjectNode tree(Pipeline pipeline) {
        return MAPPER.valueToTree(pipeline);
    }

    public static Pipeline of(ObjectNode tree) {
        return MAPPER.treeToValue(tree, Pipeline.class);
    }

    /** SHA-256 over the JSON with sorted names and no blanks, hex. */
    public static String hash(Pipeline pipeline) {
        byte[] text = MAPPER.writeValueAsBytes(sorted(tree(pipeline)));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256: " + new String(text, StandardCharsets.UTF_8), e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                new TreeMap<>(object.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                        .forEach((name, value) -> copy.set(name, sorted(value)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(sorted(item)));
                yield copy;
            }
            default -> node;
        };
    }
}
