package io.slipway.engine.store;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.pipeline.PipelineId;
import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of runs: each is written by the one server process whose epoch it carries. */
@Repository
public class RunStore {
    private static final List<String> LIVE = List.of("PENDING", "RUNNING", "CANCELLING");
    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run and what is kept beside it. */
    public record Kept(PipelineRun run, long revision, boolean deleted) {}

    /** Begins the life of a server process: runs of earlier ones are its own from now on. */
    public long takeOver() {
        jdbc.sql("UPDATE engine_epoch SET epoch = epoch + 1 WHERE id = 1").update();
        long epoch = epoch("");
        jdbc.sql("UPDATE pipeline_run SET epoch = :epoch WHERE state IN (:live)")
                .param("epoch", epoch)
                .param("live", LIVE)
                .update();
        return epoch;
    }

    /** Whether no later process has begun; holds one off until the transaction ends. */
    public boolean holds(long epoch) {
        return epoch(" FOR UPDATE") == epoch;
    }

    private long epoch(String suffix) {
        return jdbc.sql("SELECT epoch FROM engine_epoch WHERE id = 1" + suffix)
                .query(Long.class)
                .single();
    }

    /** Counts in the pipeline, from 1. */
    public int nextNumber(ProjectId project, PipelineId pipeline) {
        jdbc.sql("INSERT INTO run_counter (project, pipeline, last_number) VALUES (:project, :pipeline, 0)"
                        + " ON CONFLICT DO NOTHING")
                .param("project", project.value())
                .param("pipeline", pipeline.value())
                .update();
        jdbc.sql(
                        "UPDATE run_counter SET last_number = last_number + 1 WHERE project = :project AND pipeline = :pipeline")
                .param("project", project.value())
                .param("pipeline", pipeline.value())
                .update();
        return jdbc.sql("SELECT last_number FROM run_counter WHERE project = :project AND pipeline = :pipeline")
                .param("project", project.value())
                .param("pipeline", pipeline.value())
                .query(Integer.class)
                .single();
    }

    public void insert(PipelineRun run, long epoch) {
        jdbc.sql("""
                        INSERT INTO pipeline_run (id, project, number, title, pipeline, pipeline_name, version, state,
                            reason, started_by, created, experiment, arguments, cache, system_metrics, rerun_of, executor, epoch, revision)
                        VALUES (:id, :project, :number, :title, :pipeline, :pipelineName, :version, :state,
                            '', :startedBy, :created, :experiment, :arguments, :cache, :systemMetrics, :rerunOf, :executor, :epoch, 0)
                        """)
                .param("id", run.id())
                .param("project", run.project().value())
                .param("number", run.number())
                .param("title", run.title())
                .param("pipeline", run.pipeline().value())
                .param("pipelineName", run.pipelineName())
                .param("version", run.version())
                .param("state", run.state().name())
                .param("startedBy", run.startedBy())
                .param("created", run.created().toEpochMilli())
                .param("experiment", run.experiment())
                .param("arguments", Json.values(run.arguments()))
                .param("cache", run.cache())
                .param("systemMetrics", run.systemMetrics())
                .param("rerunOf", run.rerunOf())
                .param("executor", run.executor())
                .param("epoch", epoch)
                .update();
    }

    /** Writes where a run stands; false if the row is another process's, or not as this one thinks: then nothing may be written. */
    public boolean advance(PipelineRun run, long epoch, long from, long to) {
        return jdbc.sql("""
                        UPDATE pipeline_run SET state = :state, reason = :reason, started = :started, ended = :ended,
                            stopped_by = :stoppedBy, idle = :idle, revision = :to
                        WHERE id = :id AND epoch = :epoch AND revision = :from
                        """)
                        .param("state", run.state().name())
                        .param("reason", States.shortened(run.reason()))
                        .param("started", millis(run.started()))
                        .param("ended", millis(run.ended()))
                        .param("stoppedBy", run.stoppedBy())
                        .param("idle", run.idle().toMillis())
                        .param("to", to)
                        .param("id", run.id())
                        .param("epoch", epoch)
                        .param("from", from)
                        .update()
                == 1;
    }

    /** The epoch of the process whose the run is; -1 if there is no such run. */
    public long epochOf(String run) {
        return jdbc.sql("SELECT epoch FROM pipeline_run WHERE id = :id")
                .param("id", run)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    /** An ended run gets the epoch of whoever opens it again. */
    public void own(String run, long epoch) {
        jdbc.sql("UPDATE pipeline_run SET epoch = :epoch WHERE id = :id AND epoch < :epoch")
                .param("epoch", epoch)
                .param("id", run)
                .update();
    }

    public Optional<Kept> find(String run) {
        return jdbc.sql("SELECT * FROM pipeline_run WHERE id = :id")
                .param("id", run)
                .query((row, index) -> kept(row))
                .optional();
    }

    public Optional<Kept> find(ProjectId project, String run) {
        return find(run).filter(kept -> kept.run().project().equals(project));
    }

    public List<PipelineRun> find(ProjectId project, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM pipeline_run WHERE project = :project AND id IN (:ids) AND deleted = FALSE")
                        .param("project", project.value())
                        .param("ids", ids)
                        .query((row, index) -> kept(row).run())
                        .list();
    }

    /** Runs that have not ended, oldest first. */
    public List<PipelineRun> live() {
        return jdbc.sql("SELECT * FROM pipeline_run WHERE state IN (:live) ORDER BY id")
                .param("live", LIVE)
                .query((row, index) -> kept(row).run())
                .list();
    }

    public void rename(String run, String title) {
        jdbc.sql("UPDATE pipeline_run SET title = :title WHERE id = :id")
                .param("title", title)
                .param("id", run)
                .update();
    }

    public void setDeleted(String run, boolean deleted) {
        jdbc.sql("UPDATE pipeline_run SET deleted = :deleted WHERE id = :id")
                .param("deleted", deleted)
                .param("id", run)
                .update();
    }

    static Kept kept(ResultSet row) throws SQLException {
        PipelineRun run = new PipelineRun(
                new ProjectId(row.getString("project")),
                row.getString("id"),
                row.getInt("number"),
                row.getString("title"),
                new PipelineId(row.getString("pipeline")),
                row.getString("pipeline_name"),
                row.getInt("version"),
                RunState.valueOf(row.getString("state")),
                row.getString("started_by"),
                Instant.ofEpochMilli(row.getLong("created")),
                instant(row, "started"),
                instant(row, "ended"),
                row.getString("experiment"),
                Json.values(row.getString("arguments")),
                row.getBoolean("cache"),
                row.getBoolean("system_metrics"),
                row.getString("rerun_of"),
                row.getString("reason"),
                row.getString("executor"),
                row.getString("stopped_by"),
                Duration.ofMillis(row.getLong("idle")));
        return new Kept(run, row.getLong("revision"), row.getBoolean("deleted"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
