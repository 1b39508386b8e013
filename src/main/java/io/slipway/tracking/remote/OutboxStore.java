package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of what is still to be told to a server, and of what it refused. */
@Repository
class OutboxStore {
    private static final String COLUMNS = "number, project, run, kind, request, points, noted";
    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One request.
     *
     * @param tried whether it may have arrived already
     */
    record Row(long number, String run, Kind kind, String request, int points, boolean tried) {}

    enum Kind {
        BEGIN,
        /** All that was recorded of it before the server knew of it. */
        EARLIER,
        LOG,
        UPDATE,
        UNTAG,
        INPUTS,
        DELETE,
        RESTORE,
        FILE,
        FILE_GONE,
        /** Told in a {@link io.slipway.tracking.remote.Call}. */
        CALL,
        MODEL,
        EARLIER_MODEL,
        MODEL_PARAMS,
        MODEL_FILE,
        MODEL_FILE_GONE,
        MODEL_LINKS,
        NAME,
        NAME_BACK,
        RENAME,
        VERSION,
        UNREGISTER,
        EXPERIMENT_NAME,
        EXPERIMENT_TAG,
        EXPERIMENT_GONE,
        EXPERIMENT_BACK
    }

    /** How many requests with how many points, the oldest noted when (0 if there are none). */
    record Waiting(long requests, long points, long since) {}

    void add(ProjectId project, String run, Kind kind, String request, int points, long noted) {
        jdbc.sql("""
                        INSERT INTO remote_outbox (project, run, kind, request, points, noted)
                        VALUES (:project, :run, :kind, :request, :points, :noted)
                        """)
                .param("project", project.value())
                .param("run", run)
                .param("kind", kind.name())
                .param("request", request)
                .param("points", points)
                .param("noted", noted)
                .update();
    }

    /** Whose requests wait longest, the oldest first. */
    Stream<String> next(ProjectId project, int requests) {
        return jdbc
                .sql("SELECT run FROM remote_outbox WHERE project = :project ORDER BY number LIMIT :requests")
                .param("project", project.value())
                .param("requests", requests)
                .query((row, number) -> row.getString(1))
                .list()
                .stream();
    }

    /** The oldest of what waits of one run; what belongs to none is called alike in all projects. */
    List<Row> of(ProjectId project, String run, int most) {
        return jdbc.sql("SELECT number, run, kind, request, points, tried FROM remote_outbox"
                        + " WHERE run = :run AND project = :project ORDER BY number LIMIT :most")
                .param("run", run)
                .param("project", project.value())
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("number"),
                row.getString("run"),
                Kind.valueOf(row.getString("kind")),
                row.getString("request"),
                row.getInt("points"),
                row.getBoolean("tried"));
    }

    void tried(List<Long> numbers) {
        jdbc.sql("UPDATE remote_outbox SET tried = TRUE WHERE number IN (:numbers)")
                .param("numbers", numbers)
                .update();
    }

    void delivered(List<Long> numbers) {
        jdbc.sql("DELETE FROM remote_outbox WHERE number IN (:numbers)")
                .param("numbers", numbers)
                .update();
    }

    void refused(List<Long> numbers, String reason) {
        jdbc.sql("INSERT INTO remote_refused (" + COLUMNS + ", reason) SELECT " + COLUMNS
                        + ", CAST(:reason AS VARCHAR(2000)) FROM remote_outbox WHERE number IN (:numbers)")
                .param("numbers", numbers)
                .param("reason", reason.substring(0, Math.min(2000, reason.length())))
                .update();
        delivered(numbers);
    }

    /** Back to where it stood; as it was tried, what arrived of it is looked for first. */
    void again(ProjectId project) {
        jdbc.sql("INSERT INTO remote_outbox (" + COLUMNS + ", tried) SELECT " + COLUMNS
                        + ", TRUE FROM remote_refused WHERE project = :project")
                .param("project", project.value())
                .update();
        forgetRefused(project);
    }

    void forgetRefused(ProjectId project) {
        jdbc.sql("DELETE FROM remote_refused WHERE project = :project")
                .param("project", project.value())
                .update();
    }

    Waiting waiting(ProjectId project) {
        return count("remote_outbox WHERE project = :id", project.value());
    }

    /** Texts of those requests of a kind that wait. */
    List<String> waiting(ProjectId project, Kind kind) {
        return requests("remote_outbox", project, kind);
    }

    List<String> refused(ProjectId project, Kind kind) {
        return requests("remote_refused", project, kind);
    }

    private List<String> requests(String table, ProjectId project, Kind kind) {
        return jdbc.sql("SELECT request FROM " + table + " WHERE project = :project AND kind = :kind")
                .param("project", project.value())
                .param("kind", kind.name())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Of the run and what is nested in it. */
    Waiting waitingOf(String run) {
        return count("remote_outbox WHERE " + WITHIN, run);
    }

    Waiting refused(ProjectId project) {
        return count("remote_refused WHERE project = :id", project.value());
    }

    Waiting refusedOf(String run) {
        return count("remote_refused WHERE " + WITHIN, run);
    }

    /** Why, for a person: what was refused last. */
    Optional<String> reason(ProjectId project) {
        return reasonWhere("project = :id", project.value());
    }

    Optional<String> reasonOf(String run) {
        return reasonWhere(WITHIN, run);
    }

    /** The last of them first, with how many requests each is of. */
    Map<String, Long> reasons(ProjectId project, int most) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        jdbc.sql("SELECT reason, COUNT(*) FROM remote_refused WHERE project = :project"
                        + " GROUP BY reason ORDER BY MAX(number) DESC LIMIT :most")
                .param("project", project.value())
                .param("most", most)
                .query(row -> {
                    reasons.put(row.getString(1), row.getLong(2));
                });
        return reasons;
    }

    private Optional<String> reasonWhere(String where, String id) {
        return jdbc.sql("SELECT reason FROM remote_refused WHERE " + where + " ORDER BY number DESC LIMIT 1")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    private static final String WITHIN = "(run = :id OR run IN (SELECT r.id FROM tracked_run r WHERE r.parent = :id))";

    private Waiting count(String from, String id) {
        return jdbc.sql("SELECT COUNT(*), COALESCE(SUM(points), 0), COALESCE(MIN(noted), 0) FROM " + from)
                .param("id", id)
                .query((row, number) -> new Waiting(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
