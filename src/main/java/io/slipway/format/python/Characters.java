package io.slipway.format.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a source a word ends, and at which line and column an offset lies. */
final class Characters {
    private static final Pattern NUMBER = Pattern.compile(
            "0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|([0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)([eE][-+]?[0-9_]+)?[jJ]?");
    private static final List<String> OPERATORS = List.of(
            "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=",
            "/=", "%=", "&=", "|=", "^=", "@=", ":=");
    private static final String SINGLE = "+-*/%@&|^~<>()[]{},:.;=";
    private static final List<String> PREFIXES =
            List.of("", "r", "u", "b", "f", "t", "br", "rb", "fr", "rf", "tr", "rt");

    final String source;
    private final List<Integer> lines = new ArrayList<>(List.of(0));

    Characters(String source) {
        this.source = source;
        for (int at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
            lines.add(at + 1);
        }
    }

    int length() {
        return source.length();
    }

    char at(int offset) {
        return offset < source.length() ? source.charAt(offset) : '\0';
    }

    int line(int offset) {
        int low = 0;
        int high = lines.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lines.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    int column(int offset) {
        return offset - lines.get(line(offset) - 1) + 1;
    }

    Trouble trouble(int offset, String sentence) {
        return new Trouble(line(offset), column(offset), sentence);
    }

    int endOfName(int offset) {
        int at = offset;
        while (at < source.length() && Character.isUnicodeIdentifierPart(source.codePointAt(at))) {
            at += Character.charCount(source.codePointAt(at));
        }
        return at;
    }

    boolean startsName(int offset) {
        int point = source.codePointAt(offset);
        return point == '_' || Character.isUnicodeIdentifierStart(point);
    }

    int endOfNumber(int offset) {
        Matcher matcher = NUMBER.matcher(source).region(offset, source.length());
        return matcher.lookingAt() ? matcher.end() : offset;
    }

    int endOfOperator(int offset) {
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, offset)) {
                return offset + operator.length();
            }
        }
        return SINGLE.indexOf(at(offset)) >= 0 ? offset + 1 : offset;
    }

    /** Where the quotes of a string begin that begins here; -1 if none does. */
    int quoteOf(int offset) {
        for (int at = offset; at <= offset + 2 && at < source.length(); at++) {
            if (at(at) == '"' || at(at) == '\'') {
                return PREFIXES.contains(source.substring(offset, at).toLowerCase(Locale.ROOT)) ? at : -1;
            }
        }
        return -1;
    }
}
