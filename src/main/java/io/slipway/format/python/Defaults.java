package io.slipway.format.python;

import io.slipway.pipeline.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Default values of parameters. */
final class Defaults {
    private Defaults() {}

    /** The default as data that fits the type; null for {@code None}. */
    static @Nullable JsonNode of(FunctionDef.Parameter parameter, Expr expr, Type type) {
        JsonNode value = value(expr, parameter.name().text());
        if (value.isNull()) {
            return null;
        }
        return switch (type) {
            case Type.Artifact ignored ->
                throw new Trouble(
                        expr.at(),
                        "An artifact can only have None as its default; “%s” has %s."
                                .formatted(parameter.name().text(), value));
            case Type.Parameter(Type.Kind kind) -> fitting(parameter, expr, kind, value);
        };
    }

    private static JsonNode fitting(FunctionDef.Parameter parameter, Expr expr, Type.Kind kind, JsonNode value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (value.isBoolean() && (kind == Type.Kind.INTEGER || kind == Type.Kind.DOUBLE)) {
            return make.numberNode(value.booleanValue() ? 1 : 0);
        }
        if (value.isIntegralNumber()
                && kind == Type.Kind.BOOLEAN
                && value.bigIntegerValue().bitLength() < 2) {
            return make.booleanNode(value.bigIntegerValue().signum() != 0);
        }
        boolean fits = switch (kind) {
            case STRING -> value.isString();
            case INTEGER -> value.isIntegralNumber();
            case DOUBLE -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case LIST -> value.isArray();
            case STRUCT -> value.isObject();
            case TASK_FINAL_STATUS, TASK_CONFIG -> false;
        };
        if (!fits) {
            throw new Trouble(
                    expr.at(),
                    "The default of “%s” is %s, but its type is %s."
                            .formatted(parameter.name().text(), value, word(kind)));
        }
        return value;
    }

    static String word(Type.Kind kind) {
        return switch (kind) {
            case STRING -> "str (a text)";
            case INTEGER -> "int (a whole number)";
            case DOUBLE -> "float (a number)";
            case BOOLEAN -> "bool (True or False)";
            case LIST -> "list";
            case STRUCT -> "dict";
            case TASK_FINAL_STATUS -> "PipelineTaskFinalStatus";
            case TASK_CONFIG -> "TaskConfig";
        };
    }

    private static JsonNode value(Expr expr, String parameter) {
        return switch (expr) {
            case Expr.Constant constant -> constant.value();
            case Expr.Items(Token at, List<Expr> items, boolean tuple) -> {
                if (tuple) {
                    throw new Trouble(
                            at,
                            "The default of “%s” holds a tuple, which can't be kept; write a list: [...]."
                                    .formatted(parameter));
                }
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                items.forEach(each -> list.add(inner(each, parameter)));
                yield list;
            }
            case Expr.Pairs pairs -> pairs(pairs, parameter);
            case Expr.Name ignored -> throw notLiteral(expr, parameter);
            case Expr.Index ignored -> throw notLiteral(expr, parameter);
            case Expr.Call ignored -> throw notLiteral(expr, parameter);
            case Expr.Either ignored -> throw notLiteral(expr, parameter);
            case Expr.Other ignored -> throw notLiteral(expr, parameter);
        };
    }

    private static JsonNode pairs(Expr.Pairs pairs, String parameter) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < pairs.keys().size(); i++) {
            Expr key = pairs.keys().get(i);
            if (!(key instanceof Expr.Constant constant) || !constant.value().isString()) {
                throw new Trouble(
                        key.at(),
                        "The default of “%s” has a key that is no text; put it in quotes.".formatted(parameter));
            }
            object.set(constant.value().stringValue(), inner(pairs.values().get(i), parameter));
        }
        return object;
    }

    private static JsonNode inner(Expr expr, String parameter) {
        JsonNode value = value(expr, parameter);
        if (value.isNull()) {
            throw new Trouble(
                    expr.at(),
                    "The default of “%s” holds None, which can't be kept inside of a list or dict."
                            .formatted(parameter));
        }
        return value;
    }

    private static Trouble notLiteral(Expr expr, String parameter) {
        return new Trouble(
                expr.at(),
                "The default of “%s” is computed (%s); write the value itself, since the file is compiled without running it."
                        .formatted(parameter, Annotations.text(expr)));
    }
}
