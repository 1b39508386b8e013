package io.slipway.tracking.remote;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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

    Optional<Row> find(String run, String server) {
        return jdbc.sql("SELECT experiment, id, artifact_uri FROM remote_run WHERE run = :run AND server = :server")
                .param("run", run)
                .param("server", server)
                .query((row, number) ->
                        new Row(row.getString("experiment"), row.getString("id"), row.getString("artifact_uri")))
                .optional();
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
