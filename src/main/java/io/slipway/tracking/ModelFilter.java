package io.slipway.tracking;

import io.slipway.tracking.Clause.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A filter and an order applied to logged models in memory: a project has thousands of runs but few models. */
final class ModelFilter {
    private ModelFilter() {}

    private static boolean on(LoggedModel.OnData data, ModelMetric metric) {
        return data.dataset().equals(metric.dataset())
                && (data.digest() == null || data.digest().equals(metric.digest()));
    }

    static Predicate<LoggedModel> of(List<Clause> clauses, List<LoggedModel.OnData> data) {
        return model -> clauses.stream().allMatch(clause -> fits(model, clause, data));
    }

    private static boolean fits(LoggedModel model, Clause clause, List<LoggedModel.OnData> data) {
        return switch (clause.entity()) {
            case METRIC ->
                model.metrics().stream()
                        .filter(metric -> metric.point().name().equals(clause.name()))
                        .filter(metric -> data.isEmpty() || data.stream().anyMatch(wanted -> on(wanted, metric)))
                        .anyMatch(metric -> compares(metric.point().value(), clause));
            case PARAMETER -> text(model.params().get(clause.name()), clause);
            case TAG -> text(model.tags().get(clause.name()), clause);
            case ATTRIBUTE -> {
                Object value = attribute(model, clause.name());
                yield value instanceof Number number
                        ? compares(number.doubleValue(), clause)
                        : text(String.valueOf(value), clause);
            }
            case DATASET -> false;
        };
    }

    static Object attribute(LoggedModel model, String name) {
        return switch (name) {
            case "name" -> model.name();
            case "model_id" -> model.id();
            case "model_type" -> model.modelType();
            case "experiment_id" -> model.experimentId();
            case "source_run_id" -> model.sourceRun();
            case "artifact_location" -> model.artifactUri();
            case "status" -> model.status().name();
            case "creation_timestamp", "creation_timestamp_ms", "creation_time" -> model.created();
            default -> model.updated();
        };
    }

    private static boolean compares(double value, Clause clause) {
        double wanted = clause.number();
        return switch (clause.operator()) {
            case "=" -> value == wanted;
            case "!=" -> value != wanted;
            case "<" -> value < wanted;
            case "<=" -> value <= wanted;
            case ">" -> value > wanted;
            default -> value >= wanted;
        };
    }

    private static boolean text(@Nullable String value, Clause clause) {
        if (value == null) {
            return clause.operator().equals("IS NULL");
        }
        return switch (clause.operator()) {
            case "IS NULL" -> false;
            case "IS NOT NULL" -> true;
            case "=" -> value.equals(clause.values().getFirst());
            case "!=" -> !value.equals(clause.values().getFirst());
            case "IN" -> clause.values().contains(value);
            case "NOT IN" -> !clause.values().contains(value);
            default ->
                like(clause.values().getFirst(), clause.operator().equals("ILIKE"))
                        .matcher(value)
                        .matches();
        };
    }

    private static Pattern like(String pattern, boolean anyCase) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '%' -> ".*";
                            case '_' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        int flags = Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(regex.toString(), flags);
    }

    /** One key of the order; of a metric, the newest value on that data counts. */
    record By(Vocabulary.Key key, boolean ascending, LoggedModel.@Nullable OnData data) {
        Comparator<LoggedModel> comparator() {
            Comparator<Optional<Comparable<Object>>> absentLast = Comparator.comparing(Optional::isEmpty);
            Comparator<Comparable<Object>> natural = Comparator.naturalOrder();
            Comparator<Comparable<Object>> directed = ascending ? natural : natural.reversed();
            return Comparator.comparing(
                    this::value,
                    absentLast.thenComparing(
                            (one, two) -> one.isEmpty() || two.isEmpty() ? 0 : directed.compare(one.get(), two.get())));
        }

        @SuppressWarnings("unchecked")
        private Optional<Comparable<Object>> value(LoggedModel model) {
            Object found = switch (key.entity()) {
                case METRIC ->
                    model.metrics().stream()
                            .filter(metric -> metric.point().name().equals(key.name()))
                            .filter(metric -> data == null || on(data, metric))
                            .max(Comparator.comparingLong((ModelMetric metric) ->
                                            metric.point().timestamp())
                                    .thenComparingLong(metric -> metric.point().step()))
                            .map(metric -> metric.point().value())
                            .orElse(null);
                case PARAMETER -> model.params().get(key.name());
                case TAG -> model.tags().get(key.name());
                default -> attribute(model, key.name());
            };
            return Optional.ofNullable((Comparable<Object>) found);
        }
    }

    static By by(String field, boolean ascending, LoggedModel.@Nullable OnData data) {
        String name = field.strip();
        if (name.isEmpty()) {
            throw TrackingException.invalid("Expected a field_name in each entry of order_by");
        }
        Vocabulary.Key key = Vocabulary.LOGGED_MODELS.orderKey(name);
        if (data != null && key.entity() != Entity.METRIC) {
            throw TrackingException.invalid(String.format(
                    Locale.ROOT, "`dataset_name` can only be specified for metrics, but got field_name %s", field));
        }
        return new By(key, ascending, data);
    }
}
