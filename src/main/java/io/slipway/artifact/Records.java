package io.slipway.artifact;

import java.util.ArrayList;
import java.util.List;

/** Reads delimited records; a field in quotes may hold delimiters, line ends and doubled quotes. */
class Records {
    private static final int LONGEST = 500;
    private final String text;
    private final char delimiter;
    private int at;

    Records(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** At most so many; empty lines are left out. */
    List<List<String>> read(int most) {
        List<List<String>> records = new ArrayList<>();
        while (at < text.length() && records.size() < most) {
            List<String> fields = next();
            if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                records.add(fields);
            }
        }
        return records;
    }

    private List<String> next() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == delimiter) {
            at++;
            fields.add(field());
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        return fields;
    }

    private String field() {
        StringBuilder field = new StringBuilder();
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            quoted(field);
        }
        while (at < text.length() && !ends(text.charAt(at))) {
            field.append(text.charAt(at++));
        }
        return field.length() <= LONGEST ? field.toString() : field.substring(0, LONGEST - 1) + "…";
    }

    private void quoted(StringBuilder field) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return;
            }
        }
    }

    private boolean ends(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }
}
