package io.slipway.format.kfp;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes trees as block YAML that every reader takes the same way: YAML 1.1 and 1.2; texts of several lines stay readable. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./$][-A-Za-z0-9_./$@=+()\\[\\]<>~^;,' ]*");
    private static final Pattern UNFIT_FOR_BLOCK =
            Pattern.compile("[^\\n\\t\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd]" + "|[\\u2028\\u2029]");

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    static String of(JsonNode document) {
        YamlText text = new YamlText();
        text.write(document, 0);
        return text.out.toString();
    }

    private void write(JsonNode node, int indent) {
        switch (node) {
            case ObjectNode object when !object.isEmpty() -> mapping(object, indent);
            case ArrayNode array when !array.isEmpty() -> sequence(array, indent);
            default -> {
                scalar(node, indent);
                out.append('\n');
            }
        }
    }

    private void mapping(ObjectNode object, int indent) {
        boolean first = true;
        for (var each : object.properties()) {
            if (!first || fresh()) {
                out.repeat(' ', indent);
            }
            first = false;
            quoted(each.getKey());
            out.append(':');
            value(each.getValue(), each.getValue().isArray() ? indent : indent + 2, indent);
        }
    }

    private void sequence(ArrayNode array, int indent) {
        boolean first = true;
        for (JsonNode each : array) {
            if (!first || fresh()) {
                out.repeat(' ', indent);
            }
            first = false;
            out.append('-');
            if (each.isObject() && !each.isEmpty()) {
                out.append(' ');
                write(each, indent + 2);
            } else {
                value(each, indent + 2, indent);
            }
        }
    }

    private void value(JsonNode value, int inner, int outer) {
        if (value.isContainer() && !value.isEmpty()) {
            out.append('\n');
            write(value, inner);
        } else {
            out.append(' ');
            scalar(value, outer);
            out.append('\n');
        }
    }

    private boolean fresh() {
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }

    private void scalar(JsonNode node, int indent) {
        if (node.isString()) {
            text(node.stringValue(), indent);
        } else if (node.isFloatingPointNumber()) {
            out.append(number(node.doubleValue()));
        } else {
            out.append(node.isContainer() ? (node.isArray() ? "[]" : "{}") : node.toString());
        }
    }

    /** With a sign in the exponent, without which a YAML 1.1 reader sees a text. */
    static String number(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        String text = Double.toString(number);
        int exponent = text.indexOf('E');
        if (exponent < 0) {
            return text;
        }
        String power = text.substring(exponent + 1);
        return text.substring(0, exponent) + "e" + (power.startsWith("-") ? power : "+" + power);
    }

    private void text(String text, int indent) {
        if (text.indexOf('\n') >= 0 && !UNFIT_FOR_BLOCK.matcher(text).find() && !text.isBlank()) {
            block(text, indent);
        } else {
            quoted(text);
        }
    }

    private void block(String text, int indent) {
        out.append('|');
        if (text.stripLeading().length() != text.length()) {
            out.append('2');
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.endsWith("\n\n")) {
            out.append('+');
        }
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            out.append('\n');
            if (!line.isEmpty()) {
                out.repeat(' ', indent + 2).append(line);
            }
        }
    }

    private void quoted(String text) {
        if (PLAIN.matcher(text).matches()
                && !text.endsWith(" ")
                && !text.contains(" #")
                && !text.contains(": ")
                && !YamlScalars.ambiguous(text)) {
            out.append(text);
        } else if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            out.append('\'').append(text.replace("'", "''")).append('\'');
        } else {
            escaped(text);
        }
    }

    private void escaped(String text) {
        out.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean odd = c < ' ' || (c >= 127 && c < 160) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
                    out.append(odd ? "\\u%04x".formatted(c) : String.valueOf((char) c));
                }
            }
        });
        out.append('"');
    }
}
