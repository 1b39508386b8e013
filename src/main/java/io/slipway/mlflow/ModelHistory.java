package io.slipway.mlflow;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The tag in which a run keeps the models that older clients logged with it. */
final class ModelHistory {
    static final String TAG = "mlflow.log-model.history";
    private static final List<String> NEEDED = List.of("artifact_path", "flavors", "utc_time_created", "run_id");

    private ModelHistory() {}

    static String with(String before, String model) {
        JsonNode added = read(model);
        if (!added.isObject()) {
            throw Refusal.invalid("Malformed model info. \n " + model + " \n is not a valid JSON.");
        }
        List<String> missing = new ArrayList<>();
        for (String field : NEEDED) {
            if (!added.has(field)) {
                missing.add("'" + field + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid("Model json is missing mandatory fields: {" + String.join(", ", missing) + "}");
        }
        ArrayNode all = read(before) instanceof ArrayNode list ? list : Body.MAPPER.createArrayNode();
        return all.add(added).toString();
    }

    private static JsonNode read(String json) {
        try {
            return Body.MAPPER.readTree(json);
        } catch (JacksonException noJson) {
            return Body.MAPPER.missingNode();
        }
    }
}
