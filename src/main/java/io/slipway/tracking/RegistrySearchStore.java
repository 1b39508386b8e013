package io.slipway.tracking;

import io.slipway.project.ProjectId;
import io.slipway.tracking.Clause.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds registered models and versions, and fills a page of them with a fixed number of queries. */
@Repository
class RegistrySearchStore {
    private static final String PROMPT = "mlflow.prompt.is_prompt";
    private final JdbcClient jdbc;
    private final RegistryStore models;
    private final ModelVersionStore versions;

    RegistrySearchStore(JdbcClient jdbc, RegistryStore models, ModelVersionStore versions) {
        this.jdbc = jdbc;
        this.models = models;
        this.versions = versions;
    }

    Page<RegisteredModel> models(ProjectId project, List<Clause> filter, List<Ordering> order, int limit, int offset) {
        SearchSql sql = SearchSql.forRegisteredModels(withoutPrompts(filter), order);
        List<RegistryStore.Row> found = jdbc.sql("SELECT " + RegistryStore.ROW + " FROM registered_model m"
                        + " WHERE m.project = ? AND m.deleted_name IS NULL"
                        + sql.conditions()
                        + noPrompts(filter, "registered_model_tag t WHERE t.model = m.number") + " ORDER BY "
                        + sql.order() + "m.name ASC LIMIT ? OFFSET ?")
                .params(parameters(project, sql, limit, offset))
                .query(RegistryStore::read)
                .list();
        Page<RegistryStore.Row> page = PageToken.page(found, limit, offset);
        return new Page<>(filled(page.items()), page.next());
    }

    Page<ModelVersion> versions(ProjectId project, List<Clause> filter, List<Ordering> order, int limit, int offset) {
        SearchSql sql = SearchSql.forModelVersions(withoutPrompts(filter), order);
        List<ModelVersionStore.Row> found = jdbc.sql(ModelVersionStore.SELECT + " WHERE m.project = ?"
                        + sql.conditions()
                        + noPrompts(filter, "model_version_tag t WHERE t.model = v.model AND t.version = v.version")
                        + " ORDER BY " + sql.order()
                        + (order.isEmpty() ? "v.updated DESC, " : "")
                        + "m.name ASC, v.version DESC LIMIT ? OFFSET ?")
                .params(parameters(project, sql, limit, offset))
                .query(ModelVersionStore::read)
                .list();
        Page<ModelVersionStore.Row> page = PageToken.page(found, limit, offset);
        return new Page<>(versions.filled(page.items(), false), page.next());
    }

    private static List<Object> parameters(ProjectId project, SearchSql sql, int limit, int offset) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(project.value());
        parameters.addAll(sql.compared());
        parameters.add(limit + 1);
        parameters.add(offset);
        return parameters;
    }

    // Python's client adds tag.`mlflow.prompt.is_prompt` != 'true' to each search and means: also what has no such tag.
    private static List<Clause> withoutPrompts(List<Clause> filter) {
        return filter.stream()
                .filter(clause -> !ofPrompts(clause) || wantsPrompts(clause))
                .toList();
    }

    private static String noPrompts(List<Clause> filter, String tags) {
        boolean wanted = filter.stream().anyMatch(clause -> ofPrompts(clause) && wantsPrompts(clause));
        return wanted
                ? ""
                : " AND NOT EXISTS (SELECT 1 FROM " + tags + " AND t.name = '" + PROMPT + "' AND t.text = 'true')";
    }

    private static boolean ofPrompts(Clause clause) {
        return clause.entity() == Entity.TAG && clause.name().equals(PROMPT);
    }

    private static boolean wantsPrompts(Clause clause) {
        return clause.operator().equals("=") && clause.values().getFirst().equals("true");
    }

    List<RegisteredModel> filled(List<RegistryStore.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Long> numbers = rows.stream().map(RegistryStore.Row::number).toList();
        Map<Long, List<ModelVersion>> latest = versions.latest(numbers, false);
        Map<Long, Map<String, String>> tags = models.tags(numbers);
        Map<Long, Map<String, Long>> aliases = models.aliases(numbers);
        return rows.stream()
                .map(row -> new RegisteredModel(
                        row.name(),
                        row.description(),
                        row.created(),
                        row.updated(),
                        row.changed(),
                        row.changedBy(),
                        latest.getOrDefault(row.number(), List.of()),
                        tags.getOrDefault(row.number(), Map.of()),
                        aliases.getOrDefault(row.number(), Map.of())))
                .toList();
    }
}
