package io.slipway.tracking.transfer;

import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.transfer.SqliteFileStore.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The logged and the registered models of MLflow's SQLite file. */
final class SqliteModels {
    private static final String PROMPT = "mlflow.prompt.is_prompt";
    private final SqliteFileStore file;

    SqliteModels(SqliteFileStore file) {
        this.file = file;
    }

    Map<String, String> entries(String sql, Object... of) {
        Map<String, String> entries = new TreeMap<>();
        file.rows(sql, of).forEach(row -> entries.put(row.text("key"), row.text("value")));
        return entries;
    }

    Optional<LoggedModel> model(String id) {
        return file.rows("SELECT * FROM logged_models WHERE model_id = ?", id).stream()
                .findFirst()
                .map(row -> new LoggedModel(
                        id,
                        row.text("experiment_id"),
                        row.text("name"),
                        row.text("model_type"),
                        row.text("source_run_id"),
                        MlflowJson.modelStatus(row.text("status")),
                        row.text("artifact_location"),
                        row.number("creation_timestamp_ms"),
                        row.number("last_updated_timestamp_ms"),
                        entries(
                                "SELECT param_key AS key, param_value AS value FROM logged_model_params WHERE model_id = ?",
                                id),
                        entries(
                                "SELECT tag_key AS key, tag_value AS value FROM logged_model_tags WHERE model_id = ?",
                                id),
                        file
                                .rows(
                                        "SELECT * FROM logged_model_metrics WHERE model_id = ?"
                                                + " ORDER BY metric_name, metric_step, metric_timestamp_ms",
                                        id)
                                .stream()
                                .map(SqliteModels::measured)
                                .toList()));
    }

    private static ModelMetric measured(Row row) {
        Metric point = new Metric(
                row.text("metric_name"),
                row.real("metric_value"),
                row.number("metric_timestamp_ms"),
                row.number("metric_step"));
        return new ModelMetric(point, row.text("run_id"), row.text("dataset_name"), row.text("dataset_digest"));
    }

    List<String> registered() {
        return file.has("registered_models")
                ? file.rows("""
                        SELECT name FROM registered_models m WHERE NOT EXISTS (SELECT 1 FROM registered_model_tags t
                            WHERE t.name = m.name AND t.key = ? AND t.value = 'true') ORDER BY name
                        """, PROMPT).stream().map(row -> row.text("name")).toList()
                : List.of();
    }

    Optional<RegisteredModel> registered(String name) {
        Map<String, Long> aliases = new TreeMap<>();
        if (file.has("registered_model_aliases")) {
            file.rows("SELECT * FROM registered_model_aliases WHERE name = ?", name)
                    .forEach(row -> aliases.put(row.text("alias"), row.number("version")));
        }
        return file.rows("SELECT * FROM registered_models WHERE name = ?", name).stream()
                .findFirst()
                .map(row -> new RegisteredModel(
                        name,
                        row.optional("description"),
                        row.number("creation_time"),
                        row.number("last_updated_time"),
                        row.number("last_updated_time"),
                        "",
                        List.of(),
                        entries("SELECT key, value FROM registered_model_tags WHERE name = ?", name),
                        aliases));
    }

    List<ModelVersion> versions(String name) {
        return file
                .rows(
                        "SELECT * FROM model_versions WHERE name = ? AND current_stage <> 'Deleted_Internal'"
                                + " ORDER BY version",
                        name)
                .stream()
                .map(row -> version(name, row))
                .toList();
    }

    private ModelVersion version(String name, Row row) {
        String source = row.text("source");
        String location = row.text("storage_location");
        return new ModelVersion(
                name,
                row.number("version"),
                row.text("current_stage").isEmpty() ? "None" : row.text("current_stage"),
                row.text("description"),
                source,
                location.isEmpty() ? source : location,
                row.text("run_id"),
                row.text("run_link"),
                MlflowJson.loggedModel("", source),
                row.text("user_id"),
                row.number("creation_time"),
                row.number("last_updated_time"),
                entries(
                        "SELECT key, value FROM model_version_tags WHERE name = ? AND version = ?",
                        name,
                        row.number("version")),
                List.of());
    }
}
