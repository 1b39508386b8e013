package io.slipway.format.python;

import java.util.List;

/** A place among words. */
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    int position() {
        return at;
    }

    boolean done() {
        return peek().is(Token.Kind.END);
    }

    boolean accept(String word) {
        if (peek().is(word)) {
            at++;
            return true;
        }
        return false;
    }

    boolean accept(Token.Kind kind) {
        if (peek().is(kind)) {
            at++;
            return true;
        }
        return false;
    }

    Token expect(String word, String where) {
        Token token = peek();
        if (!token.is(word)) {
            throw new Trouble(token, "Expected “%s” %s, but %s.".formatted(word, where, shown(token)));
        }
        return next();
    }

    static String shown(Token token) {
        return switch (token.kind()) {
            case NEWLINE -> "the line ends";
            case INDENT, DEDENT -> "the indentation changes";
            case END -> "the source ends";
            case NAME, NUMBER, STRING, OPERATOR ->
                "“%s” comes"
                        .formatted(token.text().length() > 30 ? token.text().substring(0, 27) + "..." : token.text());
        };
    }

    /** Skips to the end of this line and past it. */
    void skipLine() {
        while (!done() && !peek().is(Token.Kind.NEWLINE)) {
            at++;
        }
        if (!done()) {
            at++;
        }
    }

    /** Skips the block that begins here, if one does. */
    void skipBlock() {
        if (!peek().is(Token.Kind.INDENT)) {
            return;
        }
        int depth = 0;
        do {
            Token token = next();
            depth += token.is(Token.Kind.INDENT) ? 1 : token.is(Token.Kind.DEDENT) ? -1 : 0;
        } while (depth > 0 && !done());
    }
}
