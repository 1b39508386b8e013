package io.slipway.engine.store;

import io.slipway.engine.Attempt;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of attempts. */
@Repository
public class AttemptStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    AttemptStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** An attempt of a step. */
    public record Row(String step, Attempt attempt) {}

    /** The attempts of a run that have not ended, by step. */
    Map<String, Row> open(String run) {
        Map<String, Row> open = new HashMap<>();
        jdbc.sql("SELECT * FROM step_attempt WHERE run = :run AND ended IS NULL")
                .param("run", run)
                .query(row -> {
                    open.put(row.getString("step"), row(row));
                });
        return open;
    }

    /** Of one step, oldest first. */
    public List<Attempt> of(String run, String step) {
        return jdbc.sql("SELECT * FROM step_attempt WHERE run = :run AND step = :step ORDER BY number")
                .param("run", run)
                .param("step", step)
                .query((row, index) -> row(row).attempt())
                .list();
    }

    /** Of each step that had any, oldest first. */
    public Map<String, List<Attempt>> of(String run) {
        Map<String, List<Attempt>> all = new HashMap<>();
        jdbc.sql("SELECT * FROM step_attempt WHERE run = :run ORDER BY step, number")
                .param("run", run)
                .query(row -> {
                    Row found = row(row);
                    all.computeIfAbsent(found.step(), step -> new ArrayList<>()).add(found.attempt());
                });
        return all;
    }

    /** The one that gave a step its outputs. */
    public Optional<Attempt> last(String run, String step) {
        return jdbc.sql("SELECT * FROM step_attempt WHERE run = :run AND step = :step ORDER BY number DESC LIMIT 1")
                .param("run", run)
                .param("step", step)
                .query((row, index) -> row(row).attempt())
                .optional();
    }

    public void insert(String run, Collection<Row> begun) {
        List<Object[]> rows = new ArrayList<>();
        for (Row row : begun) {
            Attempt attempt = row.attempt();
            rows.add(new Object[] {
                run,
                row.step(),
                attempt.number(),
                States.kind(attempt.state()),
                States.text(attempt.state()),
                attempt.created().toEpochMilli(),
                attempt.log().toString(),
                Json.strings(attempt.packages()),
                attempt.interpreter(),
                attempt.trackedRun()
            });
        }
        batch.batchUpdate("""
                INSERT INTO step_attempt (run, step, number, state, reason, created, log_file, packages, interpreter,
                    tracked_run)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }

    public void end(String run, Collection<Row> ended) {
        List<Object[]> rows = new ArrayList<>();
        for (Row row : ended) {
            Attempt attempt = row.attempt();
            Duration cpu = attempt.cpu();
            rows.add(new Object[] {
                States.kind(attempt.state()),
                States.text(attempt.state()),
                RunStore.millis(attempt.started()),
                RunStore.millis(attempt.ended()),
                attempt.exitCode(),
                cpu == null ? null : cpu.toMillis(),
                attempt.peakMemoryBytes(),
                run,
                row.step(),
                attempt.number()
            });
        }
        batch.batchUpdate("""
                UPDATE step_attempt SET state = ?, reason = ?, started = ?, ended = ?, exit_code = ?, cpu_millis = ?,
                    peak_memory = ?
                WHERE run = ? AND step = ? AND number = ?
                """, rows);
    }

    private static Row row(ResultSet row) throws SQLException {
        int code = row.getInt("exit_code");
        Integer exitCode = row.wasNull() ? null : code;
        long cpu = row.getLong("cpu_millis");
        Duration used = row.wasNull() ? null : Duration.ofMillis(cpu);
        long peak = row.getLong("peak_memory");
        Long memory = row.wasNull() ? null : peak;
        Attempt attempt = new Attempt(
                row.getInt("number"),
                States.read(row.getString("state"), row.getString("reason")),
                Instant.ofEpochMilli(row.getLong("created")),
                RunStore.instant(row, "started"),
                RunStore.instant(row, "ended"),
                exitCode,
                used,
                memory,
                Path.of(row.getString("log_file")),
                Json.strings(row.getString("packages")),
                row.getString("interpreter"),
                row.getString("tracked_run"));
        return new Row(row.getString("step"), attempt);
    }
}
