package io.slipway.format.python;

import java.util.ArrayList;
import java.util.List;

/** Reads a function's header. */
final class Headers {
    private final Cursor cursor;
    private final ExprParser expressions;

    Headers(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExprParser(cursor);
    }

    /** The header that begins at {@code def}; afterwards the cursor stands behind the function. */
    FunctionDef read(List<Expr> decorators) {
        cursor.expect("def", "here");
        Token name = cursor.next();
        if (!name.is(Token.Kind.NAME) || Words.keyword(name)) {
            throw new Trouble(name, "Expected the function's name after “def”, but %s.".formatted(Cursor.shown(name)));
        }
        if (cursor.peek().is("[")) {
            throw new Trouble(
                    cursor.peek(), "A component can't have type parameters; remove the brackets after its name.");
        }
        cursor.expect("(", "after the function's name");
        List<FunctionDef.Parameter> parameters = parameters();
        cursor.expect(")", "after the parameters");
        Expr returns = cursor.accept("->") ? expressions.parse() : null;
        colon(name);
        String docstring = docstring();
        return new FunctionDef(name, decorators, parameters, returns, docstring);
    }

    private void colon(Token name) {
        Token token = cursor.peek();
        if (!token.is(":")) {
            throw new Trouble(
                    token,
                    "Expected “:” at the end of the header of “%s”, but %s."
                            .formatted(name.text(), Cursor.shown(token)));
        }
        cursor.next();
    }

    private List<FunctionDef.Parameter> parameters() {
        List<FunctionDef.Parameter> parameters = new ArrayList<>();
        while (!cursor.peek().is(")") && !cursor.done()) {
            Token token = cursor.peek();
            if (token.is("*") && cursor.peek(1).is(",")) {
                cursor.next();
            } else {
                parameters.add(parameter());
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        return parameters;
    }

    private FunctionDef.Parameter parameter() {
        Token token = cursor.next();
        if (token.is("*") || token.is("**")) {
            throw new Trouble(
                    token,
                    "A component can't take “%s%s”: each input needs a name and a type of its own."
                            .formatted(token.text(), cursor.peek().text()));
        }
        if (token.is("/")) {
            throw new Trouble(token, "A component's inputs are passed by name; remove “/”.");
        }
        if (!token.is(Token.Kind.NAME)) {
            throw new Trouble(token, "Expected a parameter's name, but %s.".formatted(Cursor.shown(token)));
        }
        if (Words.keyword(token)) {
            throw new Trouble(
                    token, "“%s” is a word of Python's own; give the parameter another name.".formatted(token.text()));
        }
        Expr annotation = cursor.accept(":") ? expressions.parse() : null;
        Expr value = cursor.accept("=") ? expressions.parse() : null;
        Token after = cursor.peek();
        if (!after.is(",") && !after.is(")")) {
            throw new Trouble(
                    after,
                    "Expected “,” or “)” after the parameter “%s”, but %s."
                            .formatted(token.text(), Cursor.shown(after)));
        }
        return new FunctionDef.Parameter(token, annotation, value);
    }

    private String docstring() {
        boolean block = cursor.accept(Token.Kind.NEWLINE);
        String docstring = text(block ? 1 : 0);
        if (block) {
            cursor.skipBlock();
        } else {
            cursor.skipLine();
        }
        return docstring;
    }

    /** The texts side by side that are the first statement, in parentheses or not, joined as Python joins them. */
    private String text(int ahead) {
        int at = ahead;
        while (cursor.peek(at).is("(")) {
            at++;
        }
        int open = at - ahead;
        StringBuilder text = new StringBuilder();
        while (Literals.plain(cursor.peek(at))) {
            text.append(Literals.string(cursor.peek(at++)));
        }
        while (open > 0 && cursor.peek(at).is(")")) {
            open--;
            at++;
        }
        Token after = cursor.peek(at);
        boolean alone = after.is(Token.Kind.NEWLINE) || after.is(";") || after.is(Token.Kind.END);
        return open == 0 && alone ? text.toString() : "";
    }

    /** The decorator after {@code @}. */
    Expr decorator() {
        Expr decorator = expressions.parse();
        cursor.skipLine();
        return decorator;
    }
}
