package io.slipway.format.python;

import io.slipway.format.SourceProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks over every line of a source for the mistakes that people make while typing. */
final class Statements {
    private static final Set<String> COMMON = Set.of(
            "return", "import", "from", "while", "class", "else", "elif", "except", "finally", "raise", "with", "for",
            "if", "def", "del", "assert", "yield", "not");

    private final List<Token> tokens;
    private final List<SourceProblem> problems = new ArrayList<>();

    private Statements(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<SourceProblem> check(List<Token> tokens) {
        Statements statements = new Statements(tokens);
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Token.Kind.INDENT) || token.is(Token.Kind.DEDENT)) {
                from = i + 1;
            } else if (token.is(Token.Kind.NEWLINE)) {
                if (i > from) {
                    statements.line(from, i);
                }
                from = i + 1;
            }
        }
        return statements.problems;
    }

    private void say(Token token, String sentence) {
        problems.add(new SourceProblem(token.line(), token.column(), sentence));
    }

    private void line(int from, int to) {
        Token first = tokens.get(from);
        int before = problems.size();
        neighbours(from, to);
        if (problems.size() > before) {
            return;
        }
        boolean block = Words.keyword(first) && Words.BLOCKS.contains(first.text());
        int colon = outermost(":", from, to);
        if (block && colon < 0) {
            say(tokens.get(to), "Expected “:” at the end of the line that begins with “%s”.".formatted(first.text()));
            return;
        }
        comparison(first, from, to);
        indent(from, to, block || Words.SOFT.contains(first.text()));
    }

    /** Two values side by side, of which the first may be a keyword with a typing mistake. */
    private void neighbours(int from, int to) {
        if (Words.SOFT.contains(tokens.get(from).text())) {
            return;
        }
        for (int i = from; i + 1 < to; i++) {
            Token one = tokens.get(i);
            Token next = tokens.get(i + 1);
            if (endsValue(one) && startsValue(next) && !(one.is(Token.Kind.STRING) && next.is(Token.Kind.STRING))) {
                say(one.is(Token.Kind.NAME) ? one : next, between(one, next, i == from));
                return;
            }
        }
    }

    private static String between(Token one, Token next, boolean first) {
        if (first && one.is("print")) {
            return "print needs parentheses: print(%s).".formatted(next.text());
        }
        if (one.is(Token.Kind.NAME)) {
            for (String keyword : COMMON) {
                if (!one.text().equals(keyword) && Typos.near(one.text(), keyword)) {
                    return "“%s” is no word of Python; did you mean “%s”?".formatted(one.text(), keyword);
                }
            }
        }
        return "Something is missing between “%s” and “%s”: a comma, an operator or a new line."
                .formatted(shortened(one.text()), shortened(next.text()));
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 17) + "..." : text;
    }

    private static boolean endsValue(Token token) {
        return switch (token.kind()) {
            case NUMBER, STRING -> true;
            case NAME -> !Words.keyword(token) || Words.VALUES.contains(token.text());
            case OPERATOR -> ")]}".contains(token.text());
            case NEWLINE, INDENT, DEDENT, END -> false;
        };
    }

    private static boolean startsValue(Token token) {
        return switch (token.kind()) {
            case NUMBER, STRING -> true;
            case NAME -> !Words.keyword(token) || Words.VALUES.contains(token.text());
            case OPERATOR, NEWLINE, INDENT, DEDENT, END -> false;
        };
    }

    private void comparison(Token first, int from, int to) {
        if (first.is("if") || first.is("elif") || first.is("while")) {
            int equals = outermost("=", from, to);
            int colon = outermost(":", from, to);
            if (equals >= 0 && equals < colon) {
                say(tokens.get(equals), "“=” assigns; write “==” to compare.");
            }
        }
    }

    private void indent(int from, int to, boolean block) {
        Token next = tokens.get(Math.min(to + 1, tokens.size() - 1));
        boolean opens = tokens.get(to - 1).is(":");
        if (opens && block && !next.is(Token.Kind.INDENT)) {
            say(
                    next,
                    "Expected an indented line after “%s ...:” of line %d; write what is to be done, or pass."
                            .formatted(tokens.get(from).text(), tokens.get(from).line()));
        } else if (!(opens && block) && next.is(Token.Kind.INDENT)) {
            say(next, "This line is indented, but the line above opens no block; line it up with that line.");
        }
    }

    private int outermost(String word, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (depth == 0 && token.is(word)) {
                return i;
            }
            if (token.is(Token.Kind.OPERATOR)) {
                depth += "([{".contains(token.text()) ? 1 : 0;
                depth -= ")]}".contains(token.text()) ? 1 : 0;
            }
        }
        return -1;
    }
}
