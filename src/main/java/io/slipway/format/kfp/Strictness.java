package io.slipway.format.kfp;

import io.slipway.format.InvalidPipelineFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a tree against {@link Schema}, as KFP's own server does: what it does not know it refuses. */
final class Strictness {
    private Strictness() {}

    /** Takes out what is null (it says nothing) and refuses what is wrong. */
    static void check(JsonNode node, String message, String place) {
        Map<String, String> fields = Schema.fields(message);
        if (fields == null) {
            throw new IllegalArgumentException(message);
        }
        ObjectNode object = object(node, place);
        for (Map.Entry<String, JsonNode> each : List.copyOf(object.properties())) {
            String type = fields.get(each.getKey());
            if (type == null) {
                throw unknown(each.getKey(), fields, place);
            }
            if (each.getValue().isNull() && !type.equals("value")) {
                object.remove(each.getKey());
            } else {
                value(each.getValue(), type, place + "." + each.getKey());
            }
        }
        for (List<String> choice : Schema.alternatives()) {
            List<String> chosen = choice.stream()
                    .filter(object::has)
                    .filter(fields::containsKey)
                    .toList();
            if (chosen.size() > 1) {
                throw new InvalidPipelineFile("%s says both %s; a file may say only one of them. Remove the other."
                        .formatted(place, String.join(" and ", chosen)));
            }
        }
    }

    private static InvalidPipelineFile unknown(String field, Map<String, String> fields, String place) {
        String plain = field.replace("_", "").toLowerCase(Locale.ROOT);
        String meant = fields.keySet().stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(plain))
                .findFirst()
                .map(" Did you mean “%s”?"::formatted)
                .orElse("");
        return new InvalidPipelineFile("%s has a field “%s” that KFP does not know there.%s It may hold: %s."
                .formatted(place, field, meant, Schema.listed(fields)));
    }

    private static void value(JsonNode value, String type, String place) {
        if (type.endsWith("[]")) {
            if (!value.isArray()) {
                throw wrong(place, "a list", value);
            }
            int index = 0;
            for (JsonNode each : value) {
                value(each, type.substring(0, type.length() - 2), place + "[" + index++ + "]");
            }
        } else if (type.startsWith("<")) {
            for (Map.Entry<String, JsonNode> each : object(value, place).properties()) {
                value(each.getValue(), type.substring(1, type.length() - 1), place + "." + each.getKey());
            }
        } else if (Schema.fields(type) != null) {
            check(value, type, place);
        } else {
            scalar(value, type, place);
        }
    }

    private static void scalar(JsonNode value, String type, String place) {
        switch (type) {
            case "value" -> {}
            case "struct" -> object(value, place);
            case "string" -> require(value.isString(), place, "text", value);
            case "bool" -> require(value.isBoolean(), place, "true or false", value);
            case "int" -> require(whole(value), place, "a whole number", value);
            case "number" -> require(value.isNumber(), place, "a number", value);
            case "duration" ->
                require(
                        value.isString() && value.stringValue().matches("\\d+(\\.\\d{1,9})?s"),
                        place,
                        "seconds such as 30s",
                        value);
            default ->
                require(
                        value.isString() && List.of(type.split("\\|", -1)).contains(value.stringValue()),
                        place,
                        "one of " + type.replace("|", ", "),
                        value);
        }
    }

    private static boolean whole(JsonNode value) {
        return value.isIntegralNumber()
                || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()))
                || (value.isString() && value.stringValue().matches("-?\\d{1,18}"));
    }

    private static ObjectNode object(JsonNode value, String place) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrong(place, "fields", value);
    }

    private static void require(boolean holds, String place, String expected, JsonNode value) {
        if (!holds) {
            throw wrong(place, expected, value);
        }
    }

    private static InvalidPipelineFile wrong(String place, String expected, JsonNode value) {
        String shown = value.toString();
        return new InvalidPipelineFile("%s should be %s, but the file has %s."
                .formatted(place, expected, shown.length() > 80 ? shown.substring(0, 77) + "..." : shown));
    }
}
