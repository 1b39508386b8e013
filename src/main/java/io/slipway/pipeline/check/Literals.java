package io.slipway.pipeline.check;

import io.slipway.pipeline.Type.Kind;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Constants against the kind of parameter that they are given to. */
final class Literals {
    private Literals() {}

    /** "is true or false, and X is neither": the end of a sentence; empty if the constant fits. */
    static Optional<String> misfit(JsonNode value, Kind kind) {
        if (value.isString() && value.asString().contains("{{$")) {
            return Optional.empty();
        }
        boolean fits = switch (kind) {
            case STRING, TASK_FINAL_STATUS, TASK_CONFIG -> true;
            case INTEGER ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case DOUBLE -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case LIST -> value.isArray();
            case STRUCT -> value.isObject();
        };
        return fits ? Optional.empty() : Optional.of("must be " + expected(kind) + "; " + value + " is none");
    }

    private static String expected(Kind kind) {
        return switch (kind) {
            case INTEGER -> "a whole number such as 10";
            case DOUBLE -> "a number such as 0.1";
            case BOOLEAN -> "true or false";
            case LIST -> "a list such as [1, 2]";
            case STRUCT -> "an object such as {\"name\": 1}";
            case STRING, TASK_FINAL_STATUS, TASK_CONFIG -> "text";
        };
    }
}
