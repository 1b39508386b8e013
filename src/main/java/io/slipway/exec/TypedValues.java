package io.slipway.exec;

import io.slipway.pipeline.Input;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Turns what was typed into values of the parameters' types. What is not of its type is left to the engine to refuse. */
final class TypedValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TypedValues() {}

    static Map<String, JsonNode> of(Pipeline pipeline, Map<String, String> typed) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        typed.forEach(
                (name, text) -> values.put(name, value(pipeline.root().inputs().get(name), text)));
        return values;
    }

    private static JsonNode value(@Nullable Input input, String text) {
        boolean plain = input == null
                || !(input.type() instanceof Type.Parameter parameter)
                || parameter.kind() == Type.Kind.STRING;
        if (plain) {
            return StringNode.valueOf(text);
        }
        try {
            JsonNode parsed = JSON.readTree(truth(text.strip()));
            return parsed == null || parsed.isMissingNode() ? StringNode.valueOf(text) : parsed;
        } catch (JacksonException notJson) {
            return StringNode.valueOf(text);
        }
    }

    // Python's and YAML's words for it are typed as often as JSON's.
    private static String truth(String text) {
        return switch (text) {
            case "True", "TRUE" -> "true";
            case "False", "FALSE" -> "false";
            default -> text;
        };
    }
}
