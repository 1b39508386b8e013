package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.Type.Kind;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The CEL of a comparison, letter by letter as KFP's SDK compiles it. */
final class Rule {
    private static final Pattern READ = Pattern.compile("inputs\\.(?:parameter_values|parameters)\\['([^']+)'\\]");
    private static final Set<String> OPERATORS = Set.of("==", "!=", ">", ">=", "<", "<=");

    private Rule() {}

    /** One side of a comparison: the frame's input that holds it, or a constant, and what kind of value it is. */
    record Side(String text, Kind kind, boolean constant) {
        static Side input(String name, Type type) {
            if (!(type instanceof Type.Parameter parameter)) {
                throw new InvalidEditException("A rule compares values; " + name + " is an artifact (" + type.word()
                        + "): choose an output that is a number, text, true or false");
            }
            String text = "inputs.parameter_values['" + name + "']";
            return switch (parameter.kind()) {
                case INTEGER -> new Side("int(" + text + ")", Kind.INTEGER, false);
                case STRING, DOUBLE, BOOLEAN -> new Side(text, parameter.kind(), false);
                case LIST, STRUCT, TASK_FINAL_STATUS, TASK_CONFIG ->
                    throw new InvalidEditException("A rule compares a number, text, true or false; " + name + " is a "
                            + type.word() + ": choose another value");
            };
        }

        static Side constant(JsonNode value) {
            if (value.isString()) {
                return new Side(quoted(value.asString()), Kind.STRING, true);
            }
            if (value.isBoolean()) {
                return new Side(value.asString(), Kind.BOOLEAN, true);
            }
            if (value.isIntegralNumber()) {
                return new Side(value.asString(), Kind.INTEGER, true);
            }
            if (value.isNumber()) {
                return new Side(PythonFloat.text(value.asDouble()), Kind.DOUBLE, true);
            }
            throw new InvalidEditException("A rule compares with a number, text, true or false; " + value + " is none");
        }
    }

    // The SDK puts single quotes around without escaping: what would not parse is refused instead.
    private static String quoted(String text) {
        if (text.contains("'") || text.contains("\\") || text.chars().anyMatch(c -> c < ' ')) {
            throw new InvalidEditException(
                    "A text in a rule can't contain a quote ('), a backslash or a line break, because"
                            + " KFP has no way to write it: compare with a text without it, or let a step compare");
        }
        return "'" + text + "'";
    }

    static String cel(Side left, String operator, Side right) {
        if (!OPERATORS.contains(operator)) {
            throw new InvalidEditException("A rule compares with == != > >= < or <=; \"" + operator + "\" is none");
        }
        return common(left, right) + " " + operator + " " + common(right, left);
    }

    // KFP's promotion: String before Boolean before Double before Integer. What the SDK makes nonsense of is refused.
    private static String common(Side side, Side other) {
        if (side.kind() == other.kind()) {
            return side.text();
        }
        if (other.kind() == Kind.STRING) {
            return side.constant() ? "'" + side.text() + "'" : refuse(side, other);
        }
        if (side.kind() == Kind.STRING) {
            return other.constant() ? side.text() : refuse(other, side);
        }
        if (side.kind() == Kind.BOOLEAN || other.kind() == Kind.BOOLEAN) {
            return refuse(side, other);
        }
        return side.kind() == Kind.INTEGER ? "double(" + side.text() + ")" : side.text();
    }

    private static String refuse(Side side, Side other) {
        throw new InvalidEditException("This rule compares " + word(side) + " with " + word(other)
                + ", which is never equal: compare values of the same kind");
    }

    private static String word(Side side) {
        String kind = switch (side.kind()) {
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            default -> "a number";
        };
        return side.constant() ? kind + " (" + side.text() + ")" : kind;
    }

    /** The inputs that a rule reads. */
    static Set<String> reads(@Nullable String when) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = READ.matcher(Optional.ofNullable(when).orElse(""));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Whether this is something a rule can look at. */
    static boolean readable(Argument argument) {
        return argument instanceof Argument.StepOutput || argument instanceof Argument.FromInput;
    }
}
