package io.slipway.format.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of named tuples, by which a function says that it returns several things. */
final class NamedTuples {
    private NamedTuples() {}

    /** Of {@code NamedTuple('Outputs', [('a', int)])} or {@code NamedTuple('Outputs', a=int)}; empty for anything else. */
    static Map<String, Expr> fields(Expr expr) {
        Map<String, Expr> fields = new LinkedHashMap<>();
        if (expr instanceof Expr.Call call
                && call.function() instanceof Expr.Name name
                && name.last().equals("NamedTuple")) {
            fields.putAll(call.named());
            for (Expr argument : call.arguments()) {
                if (argument instanceof Expr.Items items) {
                    items.items().forEach(each -> field(each, fields));
                }
            }
            Expr listed = fields.get("fields");
            if (listed instanceof Expr.Items items) {
                fields.remove("fields");
                items.items().forEach(each -> field(each, fields));
            }
        }
        return fields;
    }

    private static void field(Expr pair, Map<String, Expr> fields) {
        if (pair instanceof Expr.Items(Token ignored, List<Expr> parts, boolean tuple)
                && parts.size() == 2
                && parts.getFirst() instanceof Expr.Constant name
                && name.value().isString()) {
            fields.put(name.value().stringValue(), parts.getLast());
            return;
        }
        throw new Trouble(pair.at(), "Each field of a NamedTuple needs a name and a type: ('accuracy', float).");
    }

    /** Of a class; the cursor stands at its block and goes behind it. */
    static Map<String, Expr> classFields(Cursor cursor) {
        Map<String, Expr> fields = new LinkedHashMap<>();
        if (!cursor.accept(Token.Kind.INDENT)) {
            return fields;
        }
        while (!cursor.done() && !cursor.accept(Token.Kind.DEDENT)) {
            if (cursor.peek().is(Token.Kind.NAME) && cursor.peek(1).is(":") && !Words.keyword(cursor.peek())) {
                String name = cursor.next().text();
                cursor.next();
                fields.put(name, new ExprParser(cursor).parse());
            }
            cursor.skipLine();
            cursor.skipBlock();
        }
        return fields;
    }
}
