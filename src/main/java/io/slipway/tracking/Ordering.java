package io.slipway.tracking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One key by which a list is sorted. MLflow sorts parameters as text; {@code numeric:} before the key, which only our own
 * tables say, sorts those that are numbers as numbers.
 */
record Ordering(Vocabulary.Key key, boolean ascending, boolean numeric) {
    private static final String NUMERIC = "numeric:";

    static List<Ordering> parse(List<String> clauses, Vocabulary vocabulary) {
        List<Ordering> order = new ArrayList<>();
        Set<Vocabulary.Key> seen = new HashSet<>();
        for (String clause : clauses) {
            Ordering next = parse(clause, vocabulary);
            if (!seen.add(next.key())) {
                throw TrackingException.invalid("`order_by` contains duplicate fields: " + clauses);
            }
            order.add(next);
        }
        return order;
    }

    private static Ordering parse(String clause, Vocabulary vocabulary) {
        boolean numeric = clause.startsWith(NUMERIC);
        String text = (numeric ? clause.substring(NUMERIC.length()) : clause).strip();
        String upper = text.toUpperCase(Locale.ROOT);
        boolean descending = upper.endsWith(" DESC");
        boolean directed = descending || upper.endsWith(" ASC");
        String identifier = directed ? text.substring(0, text.lastIndexOf(' ')).strip() : text;
        boolean quoted = identifier.endsWith("`") || identifier.endsWith("\"");
        if (identifier.isEmpty() || (!quoted && identifier.chars().anyMatch(Character::isWhitespace))) {
            throw TrackingException.invalid("Invalid ordering key in order_by clause '" + clause + "'.");
        }
        return new Ordering(vocabulary.orderKey(identifier), !descending, numeric);
    }

    String direction() {
        return ascending ? " ASC" : " DESC";
    }
}
