package io.slipway.tracking;

import io.slipway.tracking.Clause.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A filter and an order as parts of one SQL statement; names and values go as parameters only. */
final class SearchSql {
    private final Vocabulary vocabulary;
    private final String row;
    private final String tagTable;
    private final StringBuilder joins = new StringBuilder();
    private final StringBuilder conditions = new StringBuilder();
    private final StringBuilder order = new StringBuilder();
    private final List<Object> joined = new ArrayList<>();
    private final List<Object> compared = new ArrayList<>();

    private SearchSql(Vocabulary vocabulary, String row, String tagTable) {
        this.vocabulary = vocabulary;
        this.row = row;
        this.tagTable = tagTable;
    }

    static SearchSql forRuns(List<Clause> filter, List<Ordering> order) {
        return new SearchSql(Vocabulary.RUNS, "run = r.number", "run_tag").with(filter, order);
    }

    static SearchSql forExperiments(List<Clause> filter, List<Ordering> order) {
        return new SearchSql(Vocabulary.EXPERIMENTS, "experiment = e.number", "experiment_tag").with(filter, order);
    }

    static SearchSql forRegisteredModels(List<Clause> filter, List<Ordering> order) {
        return new SearchSql(Vocabulary.REGISTERED_MODELS, "model = m.number", "registered_model_tag")
                .with(filter, order);
    }

    static SearchSql forModelVersions(List<Clause> filter, List<Ordering> order) {
        return new SearchSql(
                        Vocabulary.MODEL_VERSIONS, "model = v.model AND t.version = v.version", "model_version_tag")
                .with(filter, order);
    }

    private SearchSql with(List<Clause> filter, List<Ordering> wanted) {
        filter.forEach(this::condition);
        for (int i = 0; i < wanted.size(); i++) {
            sort(wanted.get(i), "o" + i);
        }
        return this;
    }

    String joins() {
        return joins.toString();
    }

    String conditions() {
        return conditions.toString();
    }

    String order() {
        return order.toString();
    }

    List<Object> joined() {
        return joined;
    }

    List<Object> compared() {
        return compared;
    }

    private void condition(Clause clause) {
        conditions.append(" AND ");
        switch (clause.entity()) {
            case METRIC -> {
                conditions.append("EXISTS (SELECT 1 FROM metric_summary s JOIN metric_name n ON n.number = s.metric"
                        + " WHERE s.run = r.number AND NOT s.is_nan AND n.name = ? AND s.measured "
                        + clause.operator() + " ?)");
                compared.add(clause.name());
                compared.add(clause.number());
            }
            case PARAMETER -> keyed(clause, "run_param");
            case TAG -> keyed(clause, tagTable);
            case ATTRIBUTE -> attribute(clause);
            case DATASET -> dataset(clause);
        }
    }

    private void keyed(Clause clause, String table) {
        boolean absent = clause.operator().equals("IS NULL");
        conditions
                .append(absent ? "NOT " : "")
                .append("EXISTS (SELECT 1 FROM " + table + " t WHERE t." + row + " AND t.name = ?");
        compared.add(clause.name());
        if (!clause.values().isEmpty()) {
            conditions.append(" AND ");
            compare("t.text", clause);
        }
        conditions.append(")");
    }

    private void attribute(Clause clause) {
        String column = vocabulary.orderColumn(clause.name());
        if (vocabulary.numeric(clause.name())) {
            conditions.append(column + " " + clause.operator() + " ?");
            compared.add(clause.number());
        } else {
            compare(column, clause);
        }
    }

    private void dataset(Clause clause) {
        boolean context = clause.name().equals("context");
        conditions.append(
                context
                        ? "EXISTS (SELECT 1 FROM run_dataset_tag d WHERE d.run = r.number"
                                + " AND d.name = 'mlflow.data.context' AND "
                        : "EXISTS (SELECT 1 FROM run_dataset d WHERE d.run = r.number AND ");
        compare(context ? "d.text" : "d." + clause.name(), clause);
        conditions.append(")");
    }

    private void compare(String column, Clause clause) {
        compared.addAll(clause.values());
        conditions.append(column + " " + clause.operator());
        if (clause.operator().endsWith("IN")) {
            conditions.append(
                    " (" + String.join(", ", Collections.nCopies(clause.values().size(), "?")) + ")");
        } else {
            conditions.append(clause.operator().endsWith("LIKE") ? " ? ESCAPE ''" : " ?");
        }
    }

    private void sort(Ordering wanted, String alias) {
        Entity entity = wanted.key().entity();
        if (entity == Entity.ATTRIBUTE) {
            String column = vocabulary.orderColumn(wanted.key().name());
            order.append("CASE WHEN " + column + " IS NULL THEN 1 ELSE 0 END, " + column + wanted.direction() + ", ");
            return;
        }
        joined.add(wanted.key().name());
        if (entity == Entity.METRIC) {
            joins.append(" LEFT JOIN metric_summary " + alias + " ON " + alias + ".run = r.number AND " + alias
                    + ".metric = (SELECT n.number FROM metric_name n WHERE n.name = ?)");
            order.append("CASE WHEN " + alias + ".run IS NULL THEN 2 WHEN " + alias + ".is_nan THEN 1 ELSE 0 END, "
                    + alias + ".measured" + wanted.direction() + ", ");
        } else {
            String table = entity == Entity.TAG ? tagTable : "run_param";
            joins.append(
                    " LEFT JOIN " + table + " " + alias + " ON " + alias + "." + row + " AND " + alias + ".name = ?");
            order.append("CASE WHEN " + alias + ".text IS NULL THEN 1 ELSE 0 END, ");
            if (wanted.numeric() && entity == Entity.PARAMETER) {
                order.append("CASE WHEN " + alias + ".amount IS NULL THEN 1 ELSE 0 END, " + alias + ".amount"
                        + wanted.direction() + ", ");
            }
            order.append(alias + ".text" + wanted.direction() + ", ");
        }
    }
}
