package io.slipway.tracking.remote;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which run of a server is which of ours. */
@Repository
class RemoteRunStore {
    private final JdbcClient jdbc;

    RemoteRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param id null as long as nobody knows whether the server has made it */
    record Row(
            @Nullable String experiment,
            @Nullable String id,
            @Nullable String artifactUri) {}

    // In a transaction, for H2 forgets what it has parsed when the pool takes back a connection that read without one.
    @Transactional(readOnly = true)
    Optional<Row> find(String run, String server) {
        return jdbc.sql("SELECT experiment, id, artifact_uri FROM remote_run WHERE run = :run AND server = :server")
                .param("run", run)
                .param("server", server)
                .query((row, number) ->
                        new Row(row.getString("experiment"), row.getString("id"), row.getString("artifact_uri")))
                .optional();
    }

    /** Ids there of the runs of one of our experiments that are deleted here, or are not. */
    List<String> of(String experiment, String server, boolean deleted) {
        return jdbc.sql("""
                        SELECT r.id FROM remote_run r JOIN tracked_run t ON t.id = r.run
                        WHERE t.experiment = :experiment AND t.deleted = :deleted
                        AND r.server = :server AND r.id IS NOT NULL
                        """)
                .param("experiment", Long.parseLong(experiment))
                .param("deleted", deleted)
                .param("server", server)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Which of these ids are of runs of one of our experiments. */
    Set<String> ours(String experiment, Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("SELECT id FROM tracked_run WHERE experiment = :experiment AND id IN (:ids)")
                        .param("experiment", Long.parseLong(experiment))
                        .param("ids", ids)
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    /** Before the server is asked. */
    void intend(String run, String server) {
        jdbc.sql("INSERT INTO remote_run (run, server) VALUES (:run, :server)")
                .param("run", run)
                .param("server", server)
                .update();
    }

    void made(String run, String server, RemoteRun remote) {
        jdbc.sql("""
                        UPDATE remote_run SET experiment = :experiment, id = :id, artifact_uri = :uri
                        WHERE run = :run AND server = :server
                        """)
                .param("experiment", remote.experiment())
                .param("id", remote.id())
                .param("uri", remote.artifactUri())
                .param("run", run)
                .param("server", server)
                .update();
    }
}
