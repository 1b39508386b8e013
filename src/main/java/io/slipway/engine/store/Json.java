package io.slipway.engine.store;

import io.slipway.engine.Passed;
import io.slipway.engine.plan.Measured;
import io.slipway.engine.step.PythonJson;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** The JSON in columns. */
final class Json {
    private static final TypeReference<Map<String, Passed>> PASSED = new TypeReference<>() {};
    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private Json() {}

    // The declared type must be given, or the entries lose the word that says which they are.
    static String passed(Map<String, Passed> passed) {
        return passed.isEmpty() ? "{}" : PythonJson.MAPPER.writerFor(PASSED).writeValueAsString(passed);
    }

    static Map<String, Passed> passed(String text) {
        return text.equals("{}") ? Map.of() : PythonJson.MAPPER.readValue(text, PASSED);
    }

    static String values(Map<String, JsonNode> values) {
        return PythonJson.MAPPER.writeValueAsString(values);
    }

    static Map<String, JsonNode> values(String text) {
        return PythonJson.MAPPER.readValue(text, VALUES);
    }

    static String strings(List<String> strings) {
        return PythonJson.MAPPER.writeValueAsString(strings);
    }

    static List<String> strings(String text) {
        return PythonJson.MAPPER.readValue(text, STRINGS);
    }

    static String measured(Measured measured) {
        return PythonJson.MAPPER.writeValueAsString(measured);
    }

    static Measured measured(String text) {
        return PythonJson.MAPPER.readValue(text, Measured.class);
    }
}
