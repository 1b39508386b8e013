package io.slipway.format.kfp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Trees of data as a file holds them. */
final class Trees {
    private static final double EXACT = 9_007_199_254_740_992.0;

    private Trees() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }

    static ArrayNode list(Iterable<? extends JsonNode> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        return list;
    }

    static ArrayNode texts(Iterable<String> items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        return list;
    }

    /** The object under this key; an empty one if there is none. */
    static ObjectNode at(JsonNode node, String key) {
        return node.get(key) instanceof ObjectNode found ? found : object();
    }

    static Iterable<Map.Entry<String, JsonNode>> entries(JsonNode node, String key) {
        return at(node, key).properties();
    }

    static Iterable<JsonNode> items(JsonNode node, String key) {
        return node.get(key) instanceof ArrayNode found ? found : List.of();
    }

    /** The text under this key; empty if there is none. */
    static String text(JsonNode node, String key) {
        JsonNode found = node.get(key);
        return found == null || found.isNull() ? "" : found.asString();
    }

    static boolean flag(JsonNode node, String key) {
        JsonNode found = node.get(key);
        return found != null && found.isBoolean() && found.booleanValue();
    }

    /** Puts the object there unless it says nothing. */
    static void putUnlessEmpty(ObjectNode into, String key, ObjectNode value) {
        if (!value.isEmpty()) {
            into.set(key, value);
        }
    }

    static void putUnlessEmpty(ObjectNode into, String key, String value) {
        if (!value.isEmpty()) {
            into.put(key, value);
        }
    }

    /** Whether both say the same; {@code 1} and {@code 1.0} do. */
    static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.equals((left, right) -> equalScalars(left, right) ? 0 : 1, other);
    }

    private static boolean equalScalars(JsonNode left, JsonNode right) {
        return left.equals(right) || sameNumber(left, right);
    }

    private static boolean sameNumber(JsonNode left, JsonNode right) {
        if (!left.isNumber() || !right.isNumber()) {
            return false;
        }
        boolean whole = left.isIntegralNumber() && right.isIntegralNumber();
        return whole ? left.bigIntegerValue().equals(right.bigIntegerValue()) : left.asDouble() == right.asDouble();
    }

    /** As people and programs mean it: {@code 5}, where a protobuf value says {@code 5.0}. */
    static JsonNode plain(JsonNode value) {
        return numbers(value, number -> {
            double it = number.asDouble();
            if (!number.isFloatingPointNumber() || it != Math.rint(it) || Math.abs(it) > EXACT) {
                return number;
            }
            long whole = new BigDecimal(it).longValueExact();
            return whole == (int) whole
                    ? JsonNodeFactory.instance.numberNode((int) whole)
                    : JsonNodeFactory.instance.numberNode(whole);
        });
    }

    /** As a protobuf value: each number a double. */
    static JsonNode protobuf(JsonNode value) {
        return numbers(
                value,
                number -> Math.abs(number.asDouble()) > EXACT && number.isIntegralNumber()
                        ? number
                        : JsonNodeFactory.instance.numberNode(number.asDouble()));
    }

    private static JsonNode numbers(JsonNode value, UnaryOperator<JsonNode> change) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode changed = object();
                object.properties().forEach(each -> changed.set(each.getKey(), numbers(each.getValue(), change)));
                yield changed;
            }
            case ArrayNode array ->
                list(array.valueStream().map(each -> numbers(each, change)).toList());
            default -> value.isNumber() ? change.apply(value) : value;
        };
    }
}
