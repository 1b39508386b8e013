package io.slipway.tracking.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call for which mlflow-client has no message, that changes nothing when it is made again. Ids of ours stand in its body as an object
 * with one field that tells their kind, so that no text of a person is taken for one.
 *
 * @param path below {@code mlflow/}; a field of the body in braces stands for its text
 */
record Call(String method, String path, ObjectNode body) {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String RUN = "$run";
    static final String MODEL = "$model";
    static final String NAME = "$name";
    static final String VERSION = "$version";
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

    static ObjectNode fields() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode id(String kind, String ours) {
        return fields().put(kind, ours);
    }

    /** As MLflow's messages have them: a list of keys and values. */
    static ArrayNode entries(Map<String, String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach((key, text) -> list.addObject().put("key", key).put("value", text));
        return list;
    }

    /** For the outbox. */
    String text() {
        ObjectNode whole = fields().put("method", method).put("path", path);
        whole.set("body", body);
        return whole.toString();
    }

    static Call read(String text) {
        JsonNode json = JSON.readTree(text);
        return new Call(json.path("method").asString(), json.path("path").asString(), (ObjectNode) json.path("body"));
    }

    /** The path for a body whose ids are the server's. */
    String pathFor(JsonNode translated) {
        return FIELD.matcher(path).replaceAll(field -> segment(field, translated));
    }

    private static String segment(MatchResult field, JsonNode body) {
        String text = body.path(field.group(1)).asString();
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
