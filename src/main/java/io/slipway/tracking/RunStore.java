package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of runs, their parameters, tags and datasets. */
@Repository
class RunStore {
    private static final String PARENT_TAG = "mlflow.parentRunId";
    private static final int PARENT_LENGTH = 64;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    RunStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** What is needed of a run to write to it. */
    record Row(long number, String id, boolean deleted, String experiment) {}

    /** Narrows rows {@code t} to those of :runs. A list of parameters would be parsed and compared one by one, for each row. */
    static final String OF = " JOIN UNNEST(CAST(:runs AS BIGINT ARRAY)) AS w (number) ON w.number = t.run";

    static final String ROW = "r.number, r.id, r.deleted, r.experiment";

    static Row read(ResultSet row, int index) throws SQLException {
        return new Row(row.getLong(1), row.getString(2), row.getBoolean(3), Long.toString(row.getLong(4)));
    }

    /** Whether the run is new; somebody else may have made it at the same time. */
    boolean insertIfAbsent(
            ProjectId project, String id, long experiment, String name, String user, long started, String uri) {
        return jdbc.sql("""
                        INSERT INTO tracked_run
                            (id, project, experiment, name, user_name, status, started, artifact_uri)
                        VALUES (:id, :project, :experiment, :name, :user, 'RUNNING', :started, :uri)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("id", id)
                        .param("project", project.value())
                        .param("experiment", experiment)
                        .param("name", name)
                        .param("user", user)
                        .param("started", started)
                        .param("uri", uri)
                        .update()
                > 0;
    }

    Optional<Row> find(ProjectId project, String id) {
        return jdbc.sql("SELECT " + ROW + " FROM tracked_run r WHERE r.id = :id AND r.project = :project")
                .param("id", id)
                .param("project", project.value())
                .query(RunStore::read)
                .optional();
    }

    Optional<String> artifactUri(ProjectId project, String id) {
        return jdbc.sql("SELECT artifact_uri FROM tracked_run WHERE id = :id AND project = :project")
                .param("id", id)
                .param("project", project.value())
                .query(String.class)
                .optional();
    }

    /**
     * Writers of one run take turns, so that its summaries add up. By an update that changes nothing: H2 parses a SELECT ... FOR
     * UPDATE anew each time, and that costs more than both statements.
     */
    Optional<Row> lock(ProjectId project, String id) {
        int locked = jdbc.sql(
                        "UPDATE tracked_run SET artifact_uri = artifact_uri WHERE id = :id AND project = :project")
                .param("id", id)
                .param("project", project.value())
                .update();
        return locked == 0 ? Optional.empty() : find(project, id);
    }

    void update(long run, RunUpdate update) {
        RunStatus status = update.status();
        jdbc.sql("""
                        UPDATE tracked_run
                        SET status = COALESCE(CAST(:status AS VARCHAR(16)), status),
                            ended = COALESCE(CAST(:ended AS BIGINT), ended)
                        WHERE number = :run
                        """)
                .param("status", status == null ? null : status.name())
                .param("ended", update.ended())
                .param("run", run)
                .update();
    }

    void rename(long run, String name) {
        jdbc.sql("UPDATE tracked_run SET name = :name WHERE number = :run")
                .param("name", name)
                .param("run", run)
                .update();
    }

    void setDeleted(long run, boolean deleted) {
        jdbc.sql("UPDATE tracked_run SET deleted = :deleted, with_experiment = FALSE WHERE number = :run")
                .param("deleted", deleted)
                .param("run", run)
                .update();
    }

    void addParams(long run, Map<String, String> params) {
        List<Object[]> rows = new ArrayList<>();
        params.forEach((name, text) -> rows.add(new @Nullable Object[] {run, name, text, amount(text)}));
        batch.batchUpdate("INSERT INTO run_param (run, name, text, amount) VALUES (?, ?, ?, ?)", rows);
    }

    // What a table sorts by, so that 10 comes after 9.
    private static @Nullable Double amount(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? (Double) number : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    void setTags(long run, Map<String, String> tags) {
        List<Object[]> changes = new ArrayList<>();
        tags.forEach((tag, text) -> changes.add(new Object[] {text, run, tag}));
        batch.batchUpdate("UPDATE run_tag SET text = ? WHERE run = ? AND name = ?", changes);
        addTags(run, tags);
    }

    /** Tags that the run has already stay as they are. */
    void addTags(long run, Map<String, String> tags) {
        batch.batchUpdate(
                "INSERT INTO run_tag (run, name, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows(run, tags));
        if (tags.containsKey(PARENT_TAG)) {
            setParent(run, tags.get(PARENT_TAG));
        }
    }

    // A tag that is looked for the other way round, from the parent: a column with an index.
    private void setParent(long run, @Nullable String parent) {
        batch.update(
                "UPDATE tracked_run SET parent = ? WHERE number = ?",
                parent == null || parent.length() > PARENT_LENGTH ? null : parent,
                run);
    }

    private static List<Object[]> rows(long run, Map<String, String> entries) {
        List<Object[]> rows = new ArrayList<>();
        entries.forEach((name, text) -> rows.add(new Object[] {run, name, text}));
        return rows;
    }

    boolean deleteTag(long run, String tag) {
        if (tag.equals(PARENT_TAG)) {
            setParent(run, null);
        }
        return jdbc.sql("DELETE FROM run_tag WHERE run = :run AND name = :tag")
                        .param("run", run)
                        .param("tag", tag)
                        .update()
                > 0;
    }

    void addDataset(long run, Dataset dataset) {
        batch.update(
                """
                INSERT INTO run_dataset (run, name, digest, source_type, source, schema_text, profile)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                run,
                dataset.name(),
                dataset.digest(),
                dataset.sourceType(),
                dataset.source(),
                dataset.schema(),
                dataset.profile());
        dataset.tags().forEach((tag, text) -> batch.update("""
                        INSERT INTO run_dataset_tag (run, dataset, digest, name, text)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """, run, dataset.name(), dataset.digest(), tag, text));
    }

    Map<Long, Map<String, String>> params(Long[] runs) {
        return entries("SELECT t.run, t.name, t.text FROM run_param t" + OF, runs);
    }

    Map<Long, Map<String, String>> tags(Long[] runs) {
        return entries("SELECT t.run, t.name, t.text FROM run_tag t" + OF, runs);
    }

    private Map<Long, Map<String, String>> entries(String sql, Long[] runs) {
        Map<Long, Map<String, String>> found = new HashMap<>();
        jdbc.sql(sql).param("runs", runs).query(row -> {
            into(found, row.getLong(1)).put(row.getString(2), row.getString(3));
        });
        return found;
    }

    Map<Long, List<Dataset>> datasets(Long[] runs) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        jdbc.sql("SELECT t.run, t.dataset, t.digest, t.name, t.text FROM run_dataset_tag t" + OF)
                .param("runs", runs)
                .query(row -> {
                    String owner = row.getLong(1) + " " + row.getString(3) + " " + row.getString(2);
                    into(tags, owner).put(row.getString(4), row.getString(5));
                });
        Map<Long, List<Dataset>> found = new HashMap<>();
        jdbc.sql("SELECT t.* FROM run_dataset t" + OF + " ORDER BY t.name, t.digest")
                .param("runs", runs)
                .query(row -> {
                    long run = row.getLong("run");
                    String name = row.getString("name");
                    String digest = row.getString("digest");
                    found.computeIfAbsent(run, absent -> new ArrayList<>())
                            .add(new Dataset(
                                    name,
                                    digest,
                                    row.getString("source_type"),
                                    row.getString("source"),
                                    row.getString("schema_text"),
                                    row.getString("profile"),
                                    tags.getOrDefault(run + " " + digest + " " + name, Map.of())));
                });
        return found;
    }

    void link(long run, ModelLink link) {
        batch.update(
                "INSERT INTO run_model (run, model, made, step) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                run,
                link.model(),
                link.made(),
                link.step());
    }

    Map<Long, List<ModelLink>> links(Long[] runs) {
        Map<Long, List<ModelLink>> found = new HashMap<>();
        jdbc.sql("SELECT t.run, t.model, t.made, t.step FROM run_model t" + OF + " ORDER BY t.model")
                .param("runs", runs)
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), absent -> new ArrayList<>())
                            .add(new ModelLink(row.getString(2), row.getBoolean(3), row.getLong(4)));
                });
        return found;
    }

    /** An owner's entries, in the order of their names on every database. */
    static <K> Map<String, String> into(Map<K, Map<String, String>> all, K owner) {
        return all.computeIfAbsent(owner, absent -> new TreeMap<>());
    }
}
