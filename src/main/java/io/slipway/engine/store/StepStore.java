package io.slipway.engine.store;

import io.slipway.engine.plan.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of step runs. */
@Repository
public class StepStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final AttemptStore attempts;

    StepStore(JdbcClient jdbc, JdbcTemplate batch, AttemptStore attempts) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.attempts = attempts;
    }

    /** The whole tree of a run, open attempts included. */
    public Map<String, Node> nodes(String run) {
        Map<String, AttemptStore.Row> open = attempts.open(run);
        Map<String, Node> nodes = new LinkedHashMap<>();
        jdbc.sql("SELECT * FROM step_run WHERE run = :run").param("run", run).query(row -> {
            Node node = node(row, open);
            nodes.put(node.id(), node);
        });
        return nodes;
    }

    /**
     * What one step measured.
     *
     * @param recorded names under which its run holds it
     */
    public record MeasuredBy(String run, String name, String path, Set<String> recorded) {}

    /** Of those steps of some runs that measured something. */
    public List<MeasuredBy> measured(Collection<String> runs) {
        return runs.isEmpty()
                ? List.of()
                : jdbc
                        .sql("SELECT run, name, path, measured FROM step_run WHERE run IN (:runs) ORDER BY run, path")
                        .param("runs", runs)
                        .query((row, index) -> new MeasuredBy(
                                row.getString("run"),
                                row.getString("name"),
                                row.getString("path"),
                                Json.measured(row.getString("measured")).recorded()))
                        .list()
                        .stream()
                        .filter(step -> !step.recorded().isEmpty())
                        .toList();
    }

    public void insert(String run, Collection<Node> born) {
        List<Object[]> rows = new ArrayList<>();
        for (Node node : born) {
            List<Object> values = new ArrayList<>();
            values.add(run);
            values.add(node.id());
            values.add(node.frame());
            values.add(node.name());
            values.add(node.path());
            values.add(node.component());
            values.add(node.holds());
            values.add(node.position());
            values.addAll(changing(node));
            rows.add(values.toArray());
        }
        batch.batchUpdate("""
                INSERT INTO step_run (run, id, frame, name, path, component, holds, place, state, reason, since,
                    started, ended, attempts, forgiven, not_before, cache_note, inputs, outputs, measured, environment,
                    gives_model)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }

    public void update(String run, Collection<Node> changed) {
        List<Object[]> rows = new ArrayList<>();
        for (Node node : changed) {
            List<Object> values = changing(node);
            values.add(run);
            values.add(node.id());
            rows.add(values.toArray());
        }
        batch.batchUpdate("""
                UPDATE step_run SET state = ?, reason = ?, since = ?, started = ?, ended = ?, attempts = ?, forgiven = ?,
                    not_before = ?, cache_note = ?, inputs = ?, outputs = ?, measured = ?, environment = ?,
                    gives_model = ?
                WHERE run = ? AND id = ?
                """, rows);
    }

    private static List<Object> changing(Node node) {
        List<Object> values = new ArrayList<>();
        values.add(States.kind(node.state()));
        values.add(States.text(node.state()));
        values.add(node.since().toEpochMilli());
        values.add(RunStore.millis(node.started()));
        values.add(RunStore.millis(node.ended()));
        values.add(node.attempts());
        values.add(node.forgiven());
        values.add(RunStore.millis(node.notBefore()));
        values.add(node.cacheNote());
        values.add(Json.passed(node.inputs()));
        values.add(Json.passed(node.outputs()));
        values.add(Json.measured(node.measured()));
        values.add(node.environment());
        values.add(ModelStepStore.gives(node));
        return values;
    }

    private static Node node(ResultSet row, Map<String, AttemptStore.Row> open) throws SQLException {
        String id = row.getString("id");
        AttemptStore.Row attempt = open.get(id);
        return new Node(
                id,
                row.getString("frame"),
                row.getString("name"),
                row.getString("path"),
                row.getString("component"),
                row.getBoolean("holds"),
                row.getInt("place"),
                States.read(row.getString("state"), row.getString("reason")),
                Instant.ofEpochMilli(row.getLong("since")),
                RunStore.instant(row, "started"),
                RunStore.instant(row, "ended"),
                row.getInt("attempts"),
                row.getInt("forgiven"),
                RunStore.instant(row, "not_before"),
                row.getString("cache_note"),
                Json.passed(row.getString("inputs")),
                Json.passed(row.getString("outputs")),
                Json.measured(row.getString("measured")),
                attempt == null ? null : attempt.attempt(),
                row.getString("environment"));
    }
}
