package io.slipway.engine.step;

import io.slipway.pipeline.Type.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of parameters: whether they are of a kind, how they are written, what they look like in a sentence. */
final class Values {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    // Beyond it a double does not hold every whole number, so that rewriting it would pretend to know digits.
    private static final double EXACT = 9_007_199_254_740_992.0;
    private static final int SHOWN = 60;

    private Values() {}

    /** The value as the kind wants it; empty if it is not of that kind. */
    static Optional<JsonNode> of(Kind kind, JsonNode value) {
        JsonNode plain = plain(value);
        boolean fits = switch (kind) {
            case STRING -> plain.isString();
            case INTEGER -> plain.isIntegralNumber();
            case DOUBLE -> plain.isNumber();
            case BOOLEAN -> plain.isBoolean();
            case LIST -> plain.isArray();
            case STRUCT, TASK_FINAL_STATUS, TASK_CONFIG -> plain.isObject();
        };
        return fits ? Optional.of(plain) : Optional.empty();
    }

    /** The same, between steps: there a string takes anything, as KFP does. */
    static Optional<JsonNode> passed(Kind kind, JsonNode value) {
        return kind == Kind.STRING && !value.isString() ? Optional.of(NODES.stringNode(text(value))) : of(kind, value);
    }

    /** Whole numbers without a fraction part: the SDK's type checks take 5 for an int, but not 5.0. */
    static JsonNode plain(JsonNode value) {
        return switch (value) {
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.values().forEach(element -> copy.add(plain(element)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = NODES.objectNode();
                object.properties().forEach(property -> copy.set(property.getKey(), plain(property.getValue())));
                yield copy;
            }
            default -> value.isNumber() ? number(value) : value;
        };
    }

    /** The same number is the same node, whatever way it came. */
    private static JsonNode number(JsonNode value) {
        boolean whole = value.isFloatingPointNumber() ? exact(value.doubleValue()) : value.canConvertToLong();
        if (!whole) {
            return value;
        }
        long number = value.isFloatingPointNumber() ? (long) value.doubleValue() : value.longValue();
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    private static boolean exact(double number) {
        return Math.abs(number) < EXACT && Math.rint(number) == number;
    }

    /** A value inside a string: a string as it is, a number in its shortest form, anything else as JSON. */
    static String text(JsonNode value) {
        JsonNode plain = plain(value);
        if (plain.isString()) {
            return plain.stringValue();
        }
        if (plain.isFloatingPointNumber() && Double.isFinite(plain.doubleValue())) {
            return BigDecimal.valueOf(plain.doubleValue()).toPlainString();
        }
        return PythonJson.MAPPER.writeValueAsString(plain);
    }

    /** A value in a sentence, cut if it is long. */
    static String shown(JsonNode value) {
        String text = PythonJson.MAPPER.writeValueAsString(plain(value));
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }

    /** What is expected, in a sentence. */
    static String word(Kind kind) {
        return switch (kind) {
            case STRING -> "a text";
            case INTEGER -> "a whole number";
            case DOUBLE -> "a number";
            case BOOLEAN -> "true or false";
            case LIST -> "a list in JSON, like [1, 2]";
            case STRUCT -> "an object in JSON, like {\"a\": 1}";
            case TASK_FINAL_STATUS -> "the final status of a step";
            case TASK_CONFIG -> "the configuration of a step";
        };
    }
}
