package io.slipway.format.python;

import io.slipway.format.SourceProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts Python source into words, as Python does, and goes on after a mistake where it can. */
final class Tokenizer {
    private final Characters text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<SourceProblem> problems = new ArrayList<>();
    private final Deque<Token> brackets = new ArrayDeque<>();
    private final Indentation indentation = new Indentation();
    private int at;
    private boolean lineStart = true;

    private Tokenizer(String source) {
        this.text = new Characters(source);
    }

    /** The words of a source and what is wrong with it. */
    record Result(List<Token> tokens, List<SourceProblem> problems) {}

    static Result read(String source) {
        Tokenizer tokenizer = new Tokenizer(source);
        try {
            tokenizer.read();
        } catch (Trouble trouble) {
            tokenizer.problems.add(trouble.problem());
            tokenizer.finish();
        }
        return new Result(List.copyOf(tokenizer.tokens), List.copyOf(tokenizer.problems));
    }

    private void read() {
        while (at < text.length()) {
            if (lineStart && brackets.isEmpty()) {
                startLine();
            } else {
                readWord();
            }
        }
        if (!brackets.isEmpty()) {
            neverClosed();
        }
        finish();
    }

    private void finish() {
        if (!tokens.isEmpty() && !tokens.getLast().is(Token.Kind.NEWLINE)) {
            add(Token.Kind.NEWLINE, text.length(), text.length());
        }
        while (indentation.close()) {
            add(Token.Kind.DEDENT, text.length(), text.length());
        }
        add(Token.Kind.END, text.length(), text.length());
    }

    private void startLine() {
        int start = at;
        while (text.at(at) == ' ' || text.at(at) == '\t' || text.at(at) == '\f') {
            at++;
        }
        if (text.at(at) == '\n') {
            at++;
            return;
        }
        if (text.at(at) == '#') {
            skipComment();
            return;
        }
        if (at >= text.length()) {
            return;
        }
        lineStart = false;
        String sentence = indentation.enter(
                text.source.substring(start, at),
                () -> add(Token.Kind.INDENT, at, at),
                () -> add(Token.Kind.DEDENT, at, at));
        if (!sentence.isEmpty()) {
            problems.add(text.trouble(at, sentence).problem());
        }
    }

    private void skipComment() {
        while (at < text.length() && text.at(at) != '\n') {
            at++;
        }
    }

    private void readWord() {
        char c = text.at(at);
        if (c == '\n') {
            endLine();
        } else if (c == ' ' || c == '\t' || c == '\f') {
            at++;
        } else if (c == '#') {
            skipComment();
        } else if (c == '\\') {
            continueLine();
        } else if (text.quoteOf(at) >= 0) {
            readString(text.quoteOf(at));
        } else if (text.startsName(at)) {
            readName();
        } else if (Character.isDigit(c) || (c == '.' && Character.isDigit(text.at(at + 1)))) {
            take(Token.Kind.NUMBER, text.endOfNumber(at));
        } else {
            readOperator();
        }
    }

    private void endLine() {
        if (brackets.isEmpty()) {
            add(Token.Kind.NEWLINE, at, at);
            lineStart = true;
        }
        at++;
    }

    private void continueLine() {
        if (text.at(at + 1) != '\n') {
            throw text.trouble(at, "After \\ the line must end; remove what follows it, or the \\.");
        }
        at += 2;
    }

    private void readName() {
        int end = text.endOfName(at);
        boolean first =
                text.source.substring(text.source.lastIndexOf('\n', at) + 1, at).isBlank();
        if (first && !brackets.isEmpty() && Words.STATEMENTS.contains(text.source.substring(at, end))) {
            neverClosed();
            brackets.clear();
            add(Token.Kind.NEWLINE, at, at);
            at = text.source.lastIndexOf('\n', at) + 1;
            lineStart = true;
            return;
        }
        take(Token.Kind.NAME, end);
    }

    private void neverClosed() {
        Token open = brackets.getLast();
        problems.add(new Trouble(
                        open,
                        "“%s” is never closed; add the missing “%s”."
                                .formatted(open.text(), Brackets.closing(open.text())))
                .problem());
    }

    private void readString(int quote) {
        boolean three = text.source.startsWith(String.valueOf(text.at(quote)).repeat(3), quote);
        String end = String.valueOf(text.at(quote)).repeat(three ? 3 : 1);
        int i = quote + end.length();
        while (i < text.length() && !text.source.startsWith(end, i)) {
            if (!three && text.at(i) == '\n') {
                break;
            }
            i += text.at(i) == '\\' ? 2 : 1;
        }
        if (i < text.length() && text.source.startsWith(end, i)) {
            take(Token.Kind.STRING, i + end.length());
            return;
        }
        throw text.trouble(at, "This text is never closed; add the missing %s.".formatted(end));
    }

    private void readOperator() {
        int end = text.endOfOperator(at);
        if (end == at) {
            problems.add(text.trouble(at, Brackets.stray(text.source.codePointAt(at)))
                    .problem());
            at += Character.charCount(text.source.codePointAt(at));
            return;
        }
        take(Token.Kind.OPERATOR, end);
        Token token = tokens.getLast();
        if ("([{".contains(token.text())) {
            brackets.push(token);
        } else if (")]}".contains(token.text())) {
            close(token);
        }
    }

    private void close(Token token) {
        Token open = brackets.peek();
        if (open == null) {
            throw new Trouble(
                    token,
                    "“%s” closes nothing; remove it, or add the missing “%s” before it."
                            .formatted(token.text(), Brackets.opening(token.text())));
        }
        if (!Brackets.closing(open.text()).equals(token.text())) {
            throw new Trouble(
                    token,
                    "“%s” stands here, but “%s” of line %d is open and needs “%s” first."
                            .formatted(token.text(), open.text(), open.line(), Brackets.closing(open.text())));
        }
        brackets.pop();
    }

    private void take(Token.Kind kind, int end) {
        add(kind, at, end);
        at = end;
    }

    private void add(Token.Kind kind, int start, int end) {
        int place = Math.min(start, text.length());
        tokens.add(new Token(kind, text.source.substring(start, end), text.line(place), text.column(place), start));
    }
}
