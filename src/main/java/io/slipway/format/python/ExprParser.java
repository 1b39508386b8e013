package io.slipway.format.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Parses one expression; what it has no word for it passes over as a whole, brackets included. */
final class ExprParser {
    private final Cursor cursor;

    ExprParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Up to a comma, colon, closing bracket, {@code =} or the end of the line. */
    Expr parse() {
        Token first = cursor.peek();
        if (ends(first)) {
            throw new Trouble(first, "Expected a value or a type here, but %s.".formatted(Cursor.shown(first)));
        }
        int from = cursor.position();
        Expr expr = primary();
        if (cursor.peek().is("|")) {
            List<Expr> choices = new ArrayList<>(List.of(expr));
            while (cursor.accept("|")) {
                choices.add(primary());
            }
            expr = new Expr.Either(first, choices);
        }
        return ends(cursor.peek()) ? expr : other(first, from);
    }

    private static boolean ends(Token token) {
        return switch (token.kind()) {
            case NEWLINE, INDENT, DEDENT, END -> true;
            case OPERATOR -> List.of(",", ":", ")", "]", "}", "=", "->", ";").contains(token.text());
            case NAME, NUMBER, STRING -> false;
        };
    }

    private Expr other(Token first, int from) {
        StringBuilder text = new StringBuilder(first.text());
        int depth = 0;
        boolean lambda = false;
        while (cursor.position() > from && !cursor.done()) {
            Token token = cursor.peek();
            if (depth == 0 && ends(token) && !(lambda && token.is(":"))) {
                break;
            }
            lambda |= token.is("lambda");
            depth += "([{".contains(token.text()) && token.is(Token.Kind.OPERATOR) ? 1 : 0;
            depth -= ")]}".contains(token.text()) && token.is(Token.Kind.OPERATOR) ? 1 : 0;
            text.append(' ').append(cursor.next().text());
        }
        return new Expr.Other(first, text.toString());
    }

    private Expr primary() {
        Expr expr = atom();
        while (true) {
            Token token = cursor.peek();
            if (token.is("[")) {
                cursor.next();
                expr = new Expr.Index(expr.at(), expr, until("]"));
            } else if (token.is("(")) {
                expr = call(expr);
            } else if (token.is(".")
                    && expr instanceof Expr.Name name
                    && cursor.peek(1).is(Token.Kind.NAME)) {
                cursor.next();
                expr = new Expr.Name(
                        name.at(), name.name() + "." + cursor.next().text());
            } else {
                return expr;
            }
        }
    }

    private Expr call(Expr function) {
        cursor.next();
        List<Expr> arguments = new ArrayList<>();
        Map<String, Expr> named = new LinkedHashMap<>();
        while (!cursor.peek().is(")") && !cursor.done()) {
            if (cursor.peek().is(Token.Kind.NAME) && cursor.peek(1).is("=")) {
                String name = cursor.next().text();
                cursor.next();
                named.put(name, parse());
            } else {
                arguments.add(item());
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")", "after the arguments");
        return new Expr.Call(function.at(), function, arguments, named);
    }

    private Expr item() {
        while (cursor.peek().is("*") || cursor.peek().is("**")) {
            cursor.next();
        }
        return parse();
    }

    private List<Expr> until(String end) {
        List<Expr> items = new ArrayList<>();
        while (!cursor.peek().is(end) && !cursor.done()) {
            items.add(item());
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(end, "here");
        return items;
    }

    private Expr atom() {
        Token token = cursor.next();
        return switch (token.kind()) {
            case STRING -> string(token);
            case NUMBER -> new Expr.Constant(token, Literals.number(token));
            case NAME -> name(token);
            case OPERATOR -> operator(token);
            case NEWLINE, INDENT, DEDENT, END ->
                throw new Trouble(token, "Expected a value or a type here, but %s.".formatted(Cursor.shown(token)));
        };
    }

    private Expr string(Token token) {
        StringBuilder value = new StringBuilder(Literals.string(token));
        boolean formatted = Literals.formatted(token);
        while (cursor.peek().is(Token.Kind.STRING)) {
            Token more = cursor.next();
            formatted |= Literals.formatted(more);
            value.append(Literals.string(more));
        }
        return formatted
                ? new Expr.Other(token, token.text())
                : new Expr.Constant(token, StringNode.valueOf(value.toString()));
    }

    private static Expr name(Token token) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (token.text()) {
            case "True" -> new Expr.Constant(token, make.booleanNode(true));
            case "False" -> new Expr.Constant(token, make.booleanNode(false));
            case "None" -> new Expr.Constant(token, make.nullNode());
            default -> Words.keyword(token) ? new Expr.Other(token, token.text()) : new Expr.Name(token, token.text());
        };
    }

    private Expr operator(Token token) {
        return switch (token.text()) {
            case "[" -> new Expr.Items(token, until("]"), false);
            case "(" -> parenthesis(token);
            case "{" -> braces(token);
            case "-", "+" -> signed(token);
            default -> new Expr.Other(token, token.text());
        };
    }

    private Expr parenthesis(Token open) {
        List<Expr> items = until(")");
        boolean tuple = items.size() != 1 || cursor.peek(-2).is(",");
        return tuple ? new Expr.Items(open, items, true) : items.getFirst();
    }

    private Expr braces(Token open) {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!cursor.peek().is("}") && !cursor.done()) {
            keys.add(item());
            if (!cursor.accept(":")) {
                until("}");
                return new Expr.Other(open, "{...}");
            }
            values.add(parse());
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect("}", "here");
        return new Expr.Pairs(open, keys, values);
    }

    private Expr signed(Token sign) {
        Expr value = primary();
        if (value instanceof Expr.Constant(Token ignored, JsonNode number) && number.isNumber()) {
            return new Expr.Constant(sign, sign.is("-") ? Literals.negated(number) : number);
        }
        return new Expr.Other(sign, sign.text());
    }
}
