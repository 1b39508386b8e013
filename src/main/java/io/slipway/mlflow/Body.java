package io.slipway.mlflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request's fields, read as leniently as protobuf's JSON is: numbers as text, enums by name or number, unknown fields ignored. */
final class Body {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private final JsonNode fields;
    private final String path;

    private Body(JsonNode fields, String path) {
        this.fields = fields;
        this.path = path;
    }

    /** What does not parse counts as empty, so that the answer names the first field that is missing. */
    static Body ofJson(byte[] json) {
        try {
            JsonNode read = MAPPER.readTree(json);
            JsonNode inner = read.isString() ? MAPPER.readTree(read.asString()) : read;
            return new Body(inner.isObject() ? inner : MAPPER.createObjectNode(), "");
        } catch (JacksonException noJson) {
            return new Body(MAPPER.createObjectNode(), "");
        }
    }

    static Body ofQuery(Map<String, String[]> query) {
        ObjectNode fields = MAPPER.createObjectNode();
        query.forEach((name, values) -> {
            if (values.length == 1) {
                fields.put(name, values[0]);
            } else {
                var list = fields.putArray(name);
                for (String value : values) {
                    list.add(value);
                }
            }
        });
        return new Body(fields, "");
    }

    private @Nullable JsonNode field(String name) {
        JsonNode node = fields.get(name);
        return node == null || node.isNull() ? null : node;
    }

    @Nullable
    String optional(String name) {
        JsonNode node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            throw invalid(name, node);
        }
        return node.asString();
    }

    String text(String name) {
        String text = optional(name);
        if (text == null || text.isEmpty()) {
            throw Refusal.missingValue(path + name);
        }
        return text;
    }

    String text(String name, String otherwise) {
        String text = optional(name);
        return text == null ? otherwise : text;
    }

    /** Whether the request is about this run: as its own, its parent, or one that it looks for. */
    boolean names(String run) {
        return Stream.of("run_id", "run_uuid", "run_ids", "source_run_id", "filter", "tags")
                .map(this::field)
                .anyMatch(node -> node != null && node.toString().contains(run));
    }

    String runId() {
        String legacy = optional("run_uuid");
        return legacy != null && field("run_id") == null ? legacy : text("run_id");
    }

    @Nullable
    Long optionalLong(String name) {
        JsonNode node = field(name);
        if (node == null || (node.isString() && node.asString().isEmpty())) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        try {
            if (node.isNumber() || node.isString()) {
                return new BigDecimal(node.asString()).toBigInteger().longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException noNumber) {
            // answered below
        }
        throw invalid(name, node);
    }

    long integer(String name) {
        Long number = optionalLong(name);
        if (number == null) {
            throw Refusal.missingValue(path + name);
        }
        return number;
    }

    int count(String name, int otherwise) {
        Long number = optionalLong(name);
        return number == null ? otherwise : (int) Math.clamp(number, -1L, Integer.MAX_VALUE / 2);
    }

    double real(String name) {
        JsonNode node = field(name);
        if (node == null) {
            throw Refusal.missingValue(path + name);
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        try {
            if (node.isString()) {
                return Double.parseDouble(node.asString());
            }
        } catch (NumberFormatException noNumber) {
            // answered below
        }
        throw invalid(name, node);
    }

    @Nullable
    JsonNode raw(String name) {
        return field(name);
    }

    /** A name or number as text, for enums that are not numbered from 1 here. */
    String word(String name) {
        JsonNode node = field(name);
        if (node == null) {
            throw Refusal.missingValue(path + name);
        }
        return node.asString("");
    }

    /** Absent is no; a query says it in words. */
    boolean flag(String name) {
        JsonNode node = field(name);
        if (node == null) {
            return false;
        }
        String said = node.asString("").toLowerCase(Locale.ROOT);
        if (!node.isBoolean() && !said.equals("true") && !said.equals("false")) {
            throw invalid(name, node);
        }
        return node.isBoolean() ? node.asBoolean() : said.equals("true");
    }

    /** An enum by name or protobuf number (from 1); null if it is neither. */
    <E extends Enum<E>> @Nullable E choice(String name, E[] values) {
        JsonNode node = field(name);
        if (node == null) {
            return null;
        }
        String text = node.asString();
        for (int i = 0; i < values.length; i++) {
            if (values[i].name().equals(text.toUpperCase(Locale.ROOT)) || text.equals(Integer.toString(i + 1))) {
                return values[i];
            }
        }
        return null;
    }

    List<String> texts(String name) {
        JsonNode node = field(name);
        List<String> texts = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(item -> texts.add(item.asString()));
        } else if (node != null) {
            texts.add(node.asString());
        }
        return texts;
    }

    List<Body> list(String name) {
        JsonNode node = field(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw invalid(name, node);
        }
        List<Body> items = new ArrayList<>();
        for (JsonNode item : node) {
            if (!item.isObject()) {
                throw invalid(name, node);
            }
            items.add(new Body(item, path + name + "[" + items.size() + "]."));
        }
        return items;
    }

    Body object(String name) {
        JsonNode node = field(name);
        if (node == null || !node.isObject()) {
            throw Refusal.missingValue(path + name);
        }
        return new Body(node, path + name + ".");
    }

    /** A list of keys and values; of a key that is there twice the last value counts. */
    Map<String, String> entries(String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        list(name).forEach(item -> entries.put(item.text("key"), item.text("value", "")));
        return entries;
    }

    private Refusal invalid(String name, JsonNode node) {
        String type = node.isString()
                ? "str"
                : node.isIntegralNumber()
                        ? "int"
                        : node.isNumber() ? "float" : node.isBoolean() ? "bool" : node.isArray() ? "list" : "dict";
        return Refusal.invalid("Invalid value " + node + " for parameter '" + path + name
                + "' supplied:  Hint: Value was of type '" + type
                + "'. See the API docs for more information about request parameters.");
    }
}
