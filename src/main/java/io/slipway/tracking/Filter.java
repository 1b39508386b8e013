package io.slipway.tracking;

import io.slipway.tracking.Clause.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads MLflow's search language: comparisons joined by AND. */
final class Filter {
    private static final Set<String> NUMERIC = Set.of(">", ">=", "!=", "=", "<", "<=");
    private static final Set<String> TEXTUAL = Set.of("=", "!=", "LIKE", "ILIKE");
    private static final Set<String> SIGNS = Set.of("=", "!=", "<>", ">", ">=", "<", "<=");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern ITEM = Pattern.compile("\\s*('[^']*'|\"[^\"]*\")\\s*(,|$)");
    private final List<String> tokens;
    private final Vocabulary vocabulary;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private int at;

    private Filter(List<String> tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    static List<Clause> parse(String text, Vocabulary vocabulary) {
        Filter filter = new Filter(Tokens.of(text), vocabulary);
        filter.read();
        return filter.clauses;
    }

    private void read() {
        while (at < tokens.size()) {
            String operator = upper(at + 1);
            if (!identifier(tokens.get(at))) {
                leave();
            } else if (SIGNS.contains(operator) || operator.equals("LIKE") || operator.equals("ILIKE")) {
                comparison(operator.equals("<>") ? "!=" : operator, 2);
            } else if (operator.equals("IN")) {
                comparison("IN", 2);
            } else if (operator.equals("NOT") && upper(at + 2).equals("IN")) {
                comparison("NOT IN", 3);
            } else if (operator.equals("IS") && upper(at + 2).equals("NULL")) {
                absence("IS NULL", 3);
            } else if (operator.equals("IS")
                    && upper(at + 2).equals("NOT")
                    && upper(at + 3).equals("NULL")) {
                absence("IS NOT NULL", 4);
            } else {
                leave();
            }
        }
        if (!rest.isEmpty()) {
            throw TrackingException.invalid("Invalid clause(s) in filter string: "
                    + rest.stream().map(token -> "'" + token + "'").collect(Collectors.joining(", ")));
        }
    }

    private void leave() {
        if (!upper(at).equals("AND")) {
            rest.add(tokens.get(at));
        }
        at++;
    }

    private String upper(int index) {
        return index < tokens.size() ? tokens.get(index).toUpperCase(Locale.ROOT) : "";
    }

    private static boolean identifier(String token) {
        char first = token.charAt(0);
        return (Character.isLetter(first) || first == '_' || first == '`' || first == '"')
                && !Set.of("AND", "OR", "NOT", "BETWEEN").contains(token.toUpperCase(Locale.ROOT));
    }

    private void absence(String operator, int length) {
        Vocabulary.Key key = vocabulary.filterKey(tokens.get(at));
        if (key.entity() != Entity.TAG && key.entity() != Entity.PARAMETER) {
            throw TrackingException.invalid("IS NULL / IS NOT NULL is only supported for tags and params, not for '"
                    + key.entity().name().toLowerCase(Locale.ROOT) + "' '" + key.name() + "'");
        }
        clauses.add(new Clause(key.entity(), key.name(), operator, List.of()));
        at += length;
    }

    private void comparison(String operator, int valueAt) {
        if (at + valueAt >= tokens.size()) {
            rest.addAll(tokens.subList(at, tokens.size()));
            at = tokens.size();
            return;
        }
        Vocabulary.Key key = vocabulary.filterKey(tokens.get(at));
        String value = tokens.get(at + valueAt);
        boolean list = operator.endsWith("IN");
        allowed(key, operator, list);
        List<String> values = list ? items(value) : List.of(single(key, value));
        clauses.add(new Clause(key.entity(), key.name(), operator, values));
        at += valueAt + 1;
    }

    private void allowed(Vocabulary.Key key, String operator, boolean list) {
        boolean numeric = numeric(key);
        if (list && !numeric) {
            boolean listed = key.entity() == Entity.DATASET
                    || vocabulary.equals(Vocabulary.LOGGED_MODELS)
                    || (key.entity() == Entity.ATTRIBUTE && key.name().equals("run_id"));
            if (!listed) {
                throw TrackingException.invalid(
                        "Only the 'run_id' attribute supports comparison with a list of quoted string values.");
            }
            return;
        }
        Set<String> valid = numeric ? NUMERIC : TEXTUAL;
        if (!valid.contains(operator)) {
            throw TrackingException.invalid("Invalid comparator '" + operator + "' not one of '" + valid + "'");
        }
    }

    private boolean numeric(Vocabulary.Key key) {
        return key.entity() == Entity.METRIC || (key.entity() == Entity.ATTRIBUTE && vocabulary.numeric(key.name()));
    }

    private String single(Vocabulary.Key key, String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '\'' || value.charAt(0) == '"')
                && value.charAt(0) == value.charAt(value.length() - 1);
        if (numeric(key)) {
            if (vocabulary.equals(Vocabulary.MODEL_VERSIONS) && quoted) {
                return single(key, Vocabulary.unquoted(value));
            }
            if (!NUMBER.matcher(value).matches()) {
                String what = key.entity() == Entity.METRIC ? "metric" : "numeric attribute: " + key.name();
                throw TrackingException.invalid("Expected numeric value type for " + what + ". Found " + value);
            }
            return value;
        }
        if (!quoted) {
            String what = key.entity() == Entity.ATTRIBUTE
                    ? "attributes"
                    : key.entity().name().toLowerCase(Locale.ROOT);
            throw TrackingException.invalid(
                    "Expected a quoted string value for " + what + " (e.g. 'my-value'). Got value " + value);
        }
        return Vocabulary.unquoted(value);
    }

    private static List<String> items(String list) {
        boolean closed = list.startsWith("(") && list.endsWith(")") && list.length() > 1;
        String inner = closed ? list.substring(1, list.length() - 1) : "";
        if (closed && inner.isBlank()) {
            throw TrackingException.invalid("While parsing a list in the query, expected a non-empty list of string"
                    + " values, but got empty list");
        }
        List<String> items = new ArrayList<>();
        Matcher item = ITEM.matcher(inner);
        int end = 0;
        while (item.lookingAt()) {
            items.add(Vocabulary.unquoted(item.group(1)));
            end = item.end();
            item.region(end, inner.length());
        }
        if (!closed || !inner.substring(end).isBlank()) {
            throw TrackingException.invalid("While parsing a list in the query, expected string value, punctuation, or"
                    + " whitespace, but got different type in list: " + list);
        }
        return items;
    }
}
