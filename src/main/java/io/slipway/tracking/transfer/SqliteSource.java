package io.slipway.tracking.transfer;

import io.slipway.project.InvalidInputException;
import io.slipway.tracking.Dataset;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.Page;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.transfer.SqliteFileStore.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an MLflow server keeps in its SQLite file, of any version since 2.0; what an older one did not have yet is nothing. */
final class SqliteSource implements Source {
    private static final int PAGE = 1_000;
    private static final int BATCH = 1_000;
    private final SqliteFileStore file;
    private final SqliteModels models;
    private final LocalArtifacts artifacts;

    SqliteSource(Path path, LocalArtifacts artifacts) {
        this.file = new SqliteFileStore(path);
        this.models = new SqliteModels(file);
        this.artifacts = artifacts;
        if (!file.has("experiments") || !file.has("runs") || !file.has("latest_metrics")) {
            file.close();
            throw new InvalidInputException(
                    "file",
                    "The SQLite file of an MLflow server is expected, such as mlflow.db, but " + path.getFileName()
                            + " holds no experiments and runs");
        }
    }

    @Override
    public List<Experiment> experiments() {
        return file.rows("SELECT * FROM experiments ORDER BY experiment_id").stream()
                .map(row -> new Experiment(
                        MlflowJson.ELSEWHERE,
                        row.text("experiment_id"),
                        row.text("name"),
                        row.text("artifact_location"),
                        row.text("lifecycle_stage").equals("deleted"),
                        row.number("creation_time"),
                        row.number("last_update_time"),
                        entries(
                                "SELECT key, value FROM experiment_tags WHERE experiment_id = ?",
                                row.text("experiment_id"))))
                .toList();
    }

    private Map<String, String> entries(String sql, Object... of) {
        return models.entries(sql, of);
    }

    @Override
    public Page<String> runs(String experiment, @Nullable String token) {
        return page(
                "SELECT run_uuid AS id FROM runs WHERE experiment_id = ? ORDER BY start_time, run_uuid LIMIT ? OFFSET ?",
                experiment,
                token);
    }

    private Page<String> page(String sql, String experiment, @Nullable String token) {
        long from = token == null ? 0 : Long.parseLong(token);
        List<String> ids = file.rows(sql, Long.parseLong(experiment), PAGE, from).stream()
                .map(row -> row.text("id"))
                .toList();
        return new Page<>(ids, ids.size() < PAGE ? null : Long.toString(from + PAGE));
    }

    @Override
    public Optional<TrackedRun> run(String id) {
        return file.rows("SELECT * FROM runs WHERE run_uuid = ?", id).stream()
                .findFirst()
                .map(row -> run(id, row));
    }

    private TrackedRun run(String id, Row row) {
        Map<String, String> tags = entries("SELECT key, value FROM tags WHERE run_uuid = ?", id);
        Map<String, Summary> metrics = new TreeMap<>();
        for (Row point : file.rows("SELECT * FROM latest_metrics WHERE run_uuid = ?", id)) {
            double value = point.number("is_nan") != 0 ? Double.NaN : point.real("value");
            Metric latest = new Metric(point.text("key"), value, point.number("timestamp"), point.number("step"));
            metrics.put(latest.name(), new Summary(latest, value, value, 1));
        }
        long ended = row.number("end_time");
        return new TrackedRun(
                MlflowJson.ELSEWHERE,
                id,
                row.text("experiment_id"),
                tags.getOrDefault("mlflow.runName", row.text("name")),
                tags.getOrDefault("mlflow.user", row.text("user_id")),
                MlflowJson.status(row.text("status")),
                row.number("start_time"),
                ended > 0 ? (Long) ended : null,
                row.text("lifecycle_stage").equals("deleted"),
                row.text("artifact_uri"),
                entries("SELECT key, value FROM params WHERE run_uuid = ?", id),
                tags,
                metrics,
                datasets(id),
                links(id));
    }

    private List<Dataset> datasets(String run) {
        if (!file.has("inputs")) {
            return List.of();
        }
        List<Dataset> datasets = new ArrayList<>();
        for (Row row : file.rows("""
                SELECT d.*, i.input_uuid FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id
                WHERE i.source_type = 'DATASET' AND i.destination_type = 'RUN' AND i.destination_id = ?
                ORDER BY d.name, d.digest
                """, run)) {
            datasets.add(new Dataset(
                    row.text("name"),
                    row.text("digest"),
                    row.text("dataset_source_type"),
                    row.text("dataset_source"),
                    row.optional("dataset_schema"),
                    row.optional("dataset_profile"),
                    entries("SELECT name AS key, value FROM input_tags WHERE input_uuid = ?", row.text("input_uuid"))));
        }
        return datasets;
    }

    private List<ModelLink> links(String run) {
        if (!file.has("logged_models")) {
            return List.of();
        }
        return file
                .rows(
                        "SELECT * FROM inputs WHERE source_id = ? AND source_type IN ('RUN_OUTPUT', 'RUN_INPUT')"
                                + " ORDER BY destination_id",
                        run)
                .stream()
                .map(row -> new ModelLink(
                        row.text("destination_id"), row.text("source_type").equals("RUN_OUTPUT"), row.number("step")))
                .toList();
    }

    @Override
    public void points(TrackedRun run, Consumer<List<Metric>> batch) {
        List<Metric> points = new ArrayList<>(BATCH);
        file.each("SELECT key, value, timestamp, step, is_nan FROM metrics WHERE run_uuid = ?", run.id(), row -> {
            points.add(point(row));
            if (points.size() == BATCH) {
                batch.accept(List.copyOf(points));
                points.clear();
            }
        });
        if (!points.isEmpty()) {
            batch.accept(points);
        }
    }

    private static Metric point(@Nullable Object[] row) {
        boolean nan = row[4] instanceof Boolean flag ? flag : whole(row[4]) != 0;
        double value = row[1] instanceof Number number ? number.doubleValue() : Double.NaN;
        return new Metric(String.valueOf(row[0]), nan ? Double.NaN : value, whole(row[2]), whole(row[3]));
    }

    private static long whole(@Nullable Object cell) {
        return cell instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public Page<String> models(String experiment, @Nullable String token) {
        return file.has("logged_models") ? page("""
                        SELECT model_id AS id FROM logged_models WHERE experiment_id = ? AND lifecycle_stage = 'active'
                        ORDER BY creation_timestamp_ms, model_id LIMIT ? OFFSET ?
                        """, experiment, token) : new Page<>(List.of(), null);
    }

    @Override
    public Optional<LoggedModel> model(String id) {
        return models.model(id);
    }

    @Override
    public List<String> registered() {
        return models.registered();
    }

    @Override
    public Optional<RegisteredModel> registered(String name) {
        return models.registered(name);
    }

    @Override
    public List<ModelVersion> versions(String name) {
        return models.versions(name);
    }

    @Override
    public List<Entry> files(Holder holder, String folder) throws IOException {
        return artifacts.list(holder.uri(), folder);
    }

    @Override
    public InputStream open(Holder holder, String path) throws IOException {
        return artifacts.open(holder.uri(), path);
    }

    @Override
    public void close() {
        file.close();
    }
}
