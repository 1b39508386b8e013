package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of logged models, their parameters and tags. */
@Repository
class LoggedModelStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    LoggedModelStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    void insert(ProjectId project, LoggedModel model) {
        jdbc.sql("""
                        INSERT INTO logged_model (id, project, experiment, name, model_type, source_run, status,
                            artifact_uri, created, updated)
                        VALUES (:id, :project, :experiment, :name, :type, :run, :status, :uri, :created, :created)
                        """)
                .param("id", model.id())
                .param("project", project.value())
                .param("experiment", Long.parseLong(model.experimentId()))
                .param("name", model.name())
                .param("type", model.modelType())
                .param("run", model.sourceRun())
                .param("status", model.status().name())
                .param("uri", model.artifactUri())
                .param("created", model.created())
                .update();
    }

    void lock(String id) {
        jdbc.sql("SELECT id FROM logged_model WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, index) -> row.getString(1))
                .list();
    }

    void setStatus(String id, LoggedModel.Status status, long now) {
        jdbc.sql("UPDATE logged_model SET status = :status, updated = :now WHERE id = :id")
                .param("status", status.name())
                .param("now", now)
                .param("id", id)
                .update();
    }

    void addParams(String id, Map<String, String> params) {
        batch.batchUpdate(
                "INSERT INTO logged_model_param (model, name, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                rows(id, params));
    }

    void setTags(String id, Map<String, String> tags) {
        List<Object[]> changes = new ArrayList<>();
        tags.forEach((tag, text) -> changes.add(new Object[] {text, id, tag}));
        batch.batchUpdate("UPDATE logged_model_tag SET text = ? WHERE model = ? AND name = ?", changes);
        batch.batchUpdate(
                "INSERT INTO logged_model_tag (model, name, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                rows(id, tags));
    }

    private static List<Object[]> rows(String id, Map<String, String> entries) {
        List<Object[]> rows = new ArrayList<>();
        entries.forEach((name, text) -> rows.add(new Object[] {id, name, text}));
        return rows;
    }

    void delete(String id) {
        batch.update("UPDATE logged_model SET deleted = TRUE WHERE id = ?", id);
    }

    void addMetrics(String id, List<ModelMetric> metrics) {
        List<Object[]> rows = new ArrayList<>();
        for (ModelMetric metric : metrics) {
            Metric point = Rules.finite(metric.point());
            boolean nan = Double.isNaN(point.value());
            rows.add(new Object[] {
                id,
                metric.run(),
                point.name(),
                point.step(),
                point.timestamp(),
                nan ? 0.0 : point.value() + 0.0,
                nan,
                metric.dataset(),
                metric.digest()
            });
        }
        batch.batchUpdate(
                "INSERT INTO logged_model_metric (model, run, name, step, logged, measured, is_nan, dataset, digest)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                rows);
    }

    /** The last point of each metric, run and dataset. */
    private Map<String, List<ModelMetric>> metrics(List<String> ids) {
        Map<String, Map<String, ModelMetric>> latest = new HashMap<>();
        jdbc.sql("SELECT * FROM logged_model_metric WHERE model IN (:ids) ORDER BY name, step, logged, measured")
                .param("ids", ids)
                .query(row -> {
                    ModelMetric metric = new ModelMetric(
                            new Metric(
                                    row.getString("name"),
                                    row.getBoolean("is_nan") ? Double.NaN : row.getDouble("measured"),
                                    row.getLong("logged"),
                                    row.getLong("step")),
                            row.getString("run"),
                            row.getString("dataset"),
                            row.getString("digest"));
                    String key =
                            String.join("\n", metric.point().name(), metric.run(), metric.dataset(), metric.digest());
                    latest.computeIfAbsent(row.getString("model"), absent -> new LinkedHashMap<>())
                            .put(key, metric);
                });
        Map<String, List<ModelMetric>> found = new HashMap<>();
        latest.forEach((id, metrics) -> found.put(id, List.copyOf(metrics.values())));
        return found;
    }

    void deleteTag(String id, String tag) {
        jdbc.sql("DELETE FROM logged_model_tag WHERE model = :id AND name = :tag")
                .param("id", id)
                .param("tag", tag)
                .update();
    }

    Optional<LoggedModel> find(ProjectId project, String id) {
        List<LoggedModel> found = jdbc.sql(
                        "SELECT * FROM logged_model WHERE id = :id AND project = :project AND NOT deleted")
                .param("id", id)
                .param("project", project.value())
                .query(LoggedModelStore::bare)
                .list();
        return filled(found).stream().findFirst();
    }

    List<LoggedModel> of(ProjectId project, List<Long> experiments) {
        if (experiments.isEmpty()) {
            return List.of();
        }
        return filled(jdbc.sql("""
                        SELECT * FROM logged_model
                        WHERE project = :project AND experiment IN (:experiments) AND NOT deleted
                        ORDER BY created DESC, id DESC
                        """)
                .param("project", project.value())
                .param("experiments", experiments)
                .query(LoggedModelStore::bare)
                .list());
    }

    List<LoggedModel> unregistered(ProjectId project, String withoutTag, int limit) {
        return filled(jdbc.sql("""
                        SELECT l.* FROM logged_model l
                        WHERE l.project = :project AND NOT l.deleted AND l.status = 'READY'
                            AND NOT EXISTS (SELECT 1 FROM tracked_run r WHERE r.id = l.source_run AND r.deleted)
                            AND NOT EXISTS (SELECT 1 FROM logged_model_tag t WHERE t.model = l.id AND t.name = :tag)
                            AND NOT EXISTS (SELECT 1 FROM model_version v
                                JOIN registered_model m ON m.number = v.model AND m.deleted_name IS NULL
                                WHERE v.logged_model = l.id AND NOT v.deleted AND m.project = l.project)
                        ORDER BY l.created DESC, l.id DESC LIMIT :limit
                        """)
                .param("project", project.value())
                .param("tag", withoutTag)
                .param("limit", limit)
                .query(LoggedModelStore::bare)
                .list());
    }

    Optional<LoggedModel> tagged(ProjectId project, String tag, String text) {
        return filled(jdbc.sql("""
                        SELECT l.* FROM logged_model l JOIN logged_model_tag t ON t.model = l.id
                        WHERE l.project = :project AND NOT l.deleted AND l.status = 'READY'
                            AND t.name = :tag AND t.text = :text
                        ORDER BY l.created DESC, l.id DESC LIMIT 1
                        """)
                        .param("project", project.value())
                        .param("tag", tag)
                        .param("text", text)
                        .query(LoggedModelStore::bare)
                        .list())
                .stream()
                .findFirst();
    }

    private List<LoggedModel> filled(List<LoggedModel> bare) {
        List<String> ids = bare.stream().map(LoggedModel::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, String>> params = entries("logged_model_param", ids);
        Map<String, Map<String, String>> tags = entries("logged_model_tag", ids);
        Map<String, List<ModelMetric>> metrics = metrics(ids);
        return bare.stream()
                .map(model -> new LoggedModel(
                        model.id(),
                        model.experimentId(),
                        model.name(),
                        model.modelType(),
                        model.sourceRun(),
                        model.status(),
                        model.artifactUri(),
                        model.created(),
                        model.updated(),
                        params.getOrDefault(model.id(), Map.of()),
                        tags.getOrDefault(model.id(), Map.of()),
                        metrics.getOrDefault(model.id(), List.of())))
                .toList();
    }

    /** The table is one of two constants, never a caller's text. */
    private Map<String, Map<String, String>> entries(String table, List<String> ids) {
        Map<String, Map<String, String>> found = new HashMap<>();
        jdbc.sql("SELECT model, name, text FROM " + table + " WHERE model IN (:ids) ORDER BY name")
                .param("ids", ids)
                .query(row -> {
                    RunStore.into(found, row.getString(1)).put(row.getString(2), row.getString(3));
                });
        return found;
    }

    private static LoggedModel bare(ResultSet row, int index) throws SQLException {
        return new LoggedModel(
                row.getString("id"),
                Long.toString(row.getLong("experiment")),
                row.getString("name"),
                row.getString("model_type"),
                row.getString("source_run"),
                LoggedModel.Status.valueOf(row.getString("status")),
                row.getString("artifact_uri"),
                row.getLong("created"),
                row.getLong("updated"),
                Map.of(),
                Map.of(),
                List.of());
    }
}
