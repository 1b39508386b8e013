package io.slipway.format.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands at the top level of a source.
 *
 * @param tuples named tuples declared as classes or by assignment: their fields' types
 * @param aliases names assigned to a type ({@code Number = int})
 * @param classes names of other classes
 */
record Outline(
        List<FunctionDef> functions,
        Map<String, Map<String, Expr>> tuples,
        Map<String, Expr> aliases,
        List<String> classes) {

    static Outline of(List<Token> tokens) {
        Outline outline =
                new Outline(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        Cursor cursor = new Cursor(tokens, 0);
        List<Expr> decorators = new ArrayList<>();
        while (!cursor.done()) {
            outline.statement(cursor, decorators);
        }
        return outline;
    }

    private void statement(Cursor cursor, List<Expr> decorators) {
        Headers headers = new Headers(cursor);
        if (cursor.accept("@")) {
            decorators.add(headers.decorator());
            return;
        }
        Token token = cursor.peek();
        if (token.is("async") && cursor.peek(1).is("def")) {
            throw new Trouble(
                    token,
                    "A component can't be an async function; remove “async”, or call asyncio.run(...) inside of it.");
        }
        if (token.is("def")) {
            functions.add(headers.read(List.copyOf(decorators)));
        } else if (token.is("class")) {
            type(cursor);
        } else {
            if (token.is(Token.Kind.NAME) && cursor.peek(1).is("=")) {
                assignment(cursor);
            }
            cursor.skipLine();
            cursor.skipBlock();
        }
        decorators.clear();
    }

    private void assignment(Cursor cursor) {
        String name = cursor.next().text();
        cursor.next();
        try {
            Expr value = new ExprParser(cursor).parse();
            Map<String, Expr> fields = NamedTuples.fields(value);
            if (fields.isEmpty()) {
                aliases.put(name, value);
            } else {
                tuples.put(name, fields);
            }
        } catch (Trouble notAType) {
            aliases.remove(name);
        }
    }

    private void type(Cursor cursor) {
        cursor.next();
        String name = cursor.next().text();
        boolean tuple = false;
        while (!cursor.done() && !cursor.peek().is(Token.Kind.NEWLINE)) {
            tuple |= cursor.next().is("NamedTuple");
        }
        cursor.skipLine();
        if (!tuple) {
            classes.add(name);
            cursor.skipBlock();
            return;
        }
        tuples.put(name, NamedTuples.classFields(cursor));
    }
}
