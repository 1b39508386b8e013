package io.slipway.tracking;

import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into words, operators, quoted texts and whole parentheses. */
final class Tokens {
    private static final String QUOTES = "'\"`";
    private final String text;
    private final List<String> found = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        Tokens tokens = new Tokens(text);
        tokens.read();
        return tokens.found;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            int begin = at;
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            if ("=<>!".indexOf(c) >= 0) {
                at = skip(begin, "=<>!");
            } else if (c == '(') {
                at = parenthesis(begin);
            } else if (QUOTES.indexOf(c) >= 0) {
                at = quoted(begin);
            } else {
                at = word(begin);
            }
            found.add(text.substring(begin, at));
        }
    }

    private int skip(int from, String characters) {
        int end = from;
        while (end < text.length() && characters.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    /** A doubled quote is part of the text, and stays doubled: so do MLflow's. */
    private int quoted(int from) {
        char quote = text.charAt(from);
        int end = text.indexOf(quote, from + 1);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == quote) {
            end = text.indexOf(quote, end + 2);
        }
        return end < 0 ? text.length() : end + 1;
    }

    private int parenthesis(int from) {
        int end = from + 1;
        while (end < text.length() && text.charAt(end) != ')') {
            end = QUOTES.indexOf(text.charAt(end)) >= 0 ? quoted(end) : end + 1;
        }
        return Math.min(end + 1, text.length());
    }

    /** A quote right after a dot belongs to the word: metrics.`a b`. */
    private int word(int from) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (QUOTES.indexOf(c) >= 0) {
                return end > from && text.charAt(end - 1) == '.' ? quoted(end) : end;
            }
            if (Character.isWhitespace(c) || "=<>!(".indexOf(c) >= 0) {
                return end;
            }
            end++;
        }
        return end;
    }
}
