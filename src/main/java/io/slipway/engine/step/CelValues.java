package io.slipway.engine.step;

import dev.cel.common.values.NullValue;
import io.slipway.engine.Passed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a condition sees as {@code inputs}: numbers are doubles, as in protobuf's values. */
final class CelValues {
    private CelValues() {}

    static Map<String, Map<String, Object>> of(Map<String, Passed> inputs) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> legacy = new LinkedHashMap<>();
        inputs.forEach((name, passed) -> {
            if (passed instanceof Passed.Value value) {
                values.put(name, value(value.json()));
                legacy.put(name, legacy(value.json()));
            }
        });
        return Map.of("parameter_values", values, "parameters", legacy);
    }

    private static Object value(JsonNode json) {
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.values().forEach(element -> list.add(value(element)));
            return list;
        }
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(property -> map.put(property.getKey(), value(property.getValue())));
            return map;
        }
        if (json.isNumber()) {
            return json.doubleValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return json.isNull() ? NullValue.NULL_VALUE : json.asString();
    }

    /** Old pipelines name the kind; a field of another kind holds its zero, as in protobuf. */
    private static Map<String, Object> legacy(JsonNode json) {
        double number = json.isNumber() ? json.doubleValue() : 0;
        return Map.of(
                "string_value",
                json.isString() ? json.stringValue() : "",
                "int_value",
                (long) number,
                "double_value",
                number);
    }
}
