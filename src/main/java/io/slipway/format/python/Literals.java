package io.slipway.format.python;

import java.math.BigInteger;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The values of numbers and strings as they stand in source. */
final class Literals {
    private Literals() {}

    static JsonNode number(Token token) {
        String text = token.text().replace("_", "").toLowerCase(Locale.ROOT);
        JsonNodeFactory make = JsonNodeFactory.instance;
        try {
            if (text.startsWith("0x")) {
                return whole(new BigInteger(text.substring(2), 16));
            }
            if (text.startsWith("0o") || text.startsWith("0b")) {
                return whole(new BigInteger(text.substring(2), text.startsWith("0o") ? 8 : 2));
            }
            if (text.chars().allMatch(Character::isDigit)) {
                return whole(new BigInteger(text));
            }
            double number = Double.parseDouble(text);
            boolean exact = number == Math.rint(number) && Math.abs(number) <= 9_007_199_254_740_992.0;
            return exact ? whole(BigInteger.valueOf((long) number)) : make.numberNode(number);
        } catch (NumberFormatException e) {
            throw new Trouble(token, "“%s” is no number that a parameter can hold.".formatted(token.text()));
        }
    }

    private static JsonNode whole(BigInteger number) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (number.bitLength() < 32) {
            return make.numberNode(number.intValue());
        }
        return number.bitLength() < 64 ? make.numberNode(number.longValue()) : make.numberNode(number);
    }

    static JsonNode negated(JsonNode number) {
        return number.isIntegralNumber()
                ? whole(number.bigIntegerValue().negate())
                : JsonNodeFactory.instance.numberNode(-number.doubleValue());
    }

    static boolean formatted(Token string) {
        return prefix(string).contains("f") && string.text().contains("{");
    }

    /** Whether this is a text as it stands: neither bytes nor formatted. */
    static boolean plain(Token token) {
        return token.is(Token.Kind.STRING) && prefix(token).chars().noneMatch(letter -> "bft".indexOf(letter) >= 0);
    }

    private static String prefix(Token string) {
        int quote = 0;
        while (quote < string.text().length() && "'\"".indexOf(string.text().charAt(quote)) < 0) {
            quote++;
        }
        return string.text().substring(0, quote).toLowerCase(Locale.ROOT);
    }

    static String string(Token token) {
        String prefix = prefix(token);
        String quoted = token.text().substring(prefix.length());
        int width = quoted.length() >= 6 && (quoted.startsWith("\"\"\"") || quoted.startsWith("'''")) ? 3 : 1;
        if (quoted.length() < 2 * width) {
            return "";
        }
        String body = quoted.substring(width, quoted.length() - width);
        return prefix.contains("r") ? body : unescaped(body);
    }

    private static String unescaped(String body) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            char c = body.charAt(at++);
            if (c != '\\' || at == body.length()) {
                out.append(c);
                continue;
            }
            at = escape(body, at, out);
        }
        return out.toString();
    }

    private static int escape(String body, int at, StringBuilder out) {
        char c = body.charAt(at);
        int named = "nrtabfv\\'\"".indexOf(c);
        if (named >= 0) {
            out.append("\n\r\t\007\b\f\013\\'\"".charAt(named));
            return at + 1;
        }
        return switch (c) {
            case '\n' -> at + 1;
            case 'x' -> hex(body, at + 1, 2, out);
            case 'u' -> hex(body, at + 1, 4, out);
            case 'U' -> hex(body, at + 1, 8, out);
            case 'N' -> named(body, at + 1, out);
            default -> c >= '0' && c <= '7' ? octal(body, at, out) : kept(c, at, out);
        };
    }

    private static int kept(char c, int at, StringBuilder out) {
        out.append('\\').append(c);
        return at + 1;
    }

    private static int hex(String body, int at, int digits, StringBuilder out) {
        try {
            out.appendCodePoint(Integer.parseInt(body.substring(at, at + digits), 16));
            return at + digits;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            out.append('\\').append(body.charAt(at - 1));
            return at;
        }
    }

    private static int named(String body, int at, StringBuilder out) {
        int end = body.startsWith("{", at) ? body.indexOf('}', at) : -1;
        try {
            out.appendCodePoint(Character.codePointOf(body.substring(at + 1, end)));
            return end + 1;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            out.append("\\N");
            return at;
        }
    }

    private static int octal(String body, int at, StringBuilder out) {
        int end = at;
        while (end < body.length() && end < at + 3 && body.charAt(end) >= '0' && body.charAt(end) <= '7') {
            end++;
        }
        out.append((char) Integer.parseInt(body.substring(at, end), 8));
        return end;
    }
}
