package io.slipway.ui.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model takes and gives, as the MLmodel file beside it says: columns with their types, or tensors. Empty where it does not say. */
record Signature(List<String> inputs, List<String> outputs) {
    static final Signature NONE = new Signature(List.of(), List.of());
    private static final JsonMapper JSON = new JsonMapper();

    /** Of the text of an MLmodel file. */
    static Signature of(String mlmodel) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(mlmodel) instanceof Map<?, ?> file
                            && file.get("signature") instanceof Map<?, ?> said
                    ? new Signature(columns(said.get("inputs")), columns(said.get("outputs")))
                    : NONE;
        } catch (YamlEngineException | JacksonException unreadable) {
            return NONE;
        }
    }

    private static List<String> columns(@Nullable Object json) {
        return json instanceof String text
                ? JSON.readTree(text).valueStream().map(Signature::column).toList()
                : List.of();
    }

    private static String column(JsonNode column) {
        JsonNode tensor = column.path("tensor-spec");
        String type = tensor.isMissingNode()
                ? column.path("type").asString("any")
                : tensor.path("dtype").asString("tensor") + " " + tensor.path("shape");
        String name = column.path("name").asString("");
        String optional = column.path("required").asBoolean(true) ? "" : ", optional";
        return (name.isEmpty() ? type : name + ": " + type) + optional;
    }
}
