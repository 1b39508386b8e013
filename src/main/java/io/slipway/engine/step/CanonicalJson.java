package io.slipway.engine.step;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One text for one value: keys sorted, whole numbers without fraction, no white space. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String text(JsonNode value) {
        return PythonJson.MAPPER.writeValueAsString(sorted(Values.plain(value)));
    }

    /** SHA-256 in hex. */
    static String digest(JsonNode value) {
        return digest(text(value));
    }

    static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM has SHA-256", impossible);
        }
    }

    private static JsonNode sorted(JsonNode value) {
        return switch (value) {
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.values().forEach(element -> copy.add(sorted(element)));
                yield copy;
            }
            case ObjectNode object -> {
                TreeMap<String, JsonNode> properties = new TreeMap<>();
                object.properties().forEach(one -> properties.put(one.getKey(), sorted(one.getValue())));
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                properties.forEach(copy::set);
                yield copy;
            }
            default -> value;
        };
    }
}
