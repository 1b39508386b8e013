package io.slipway.tracking.remote;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where on a server lies what was imported from it or exported to it. For pages, and for exports, which leave alone what came from there; what is sent does not ask here. */
@Repository
class CarriedPlaceStore {
    private final JdbcClient jdbc;

    CarriedPlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The page there of a run of ours. */
    Optional<String> page(String run, RemoteServer server) {
        return jdbc.sql("SELECT experiment, id FROM carried_run WHERE run = :run AND server = :server")
                .param("run", run)
                .param("server", server.key())
                .query((row, number) -> server.page(row.getString(1), row.getString(2)))
                .optional();
    }

    void runIs(String run, RemoteServer server, String experiment, String id) {
        jdbc.sql("DELETE FROM carried_run WHERE run = :run AND server = :server")
                .param("run", run)
                .param("server", server.key())
                .update();
        jdbc.sql("INSERT INTO carried_run (run, server, experiment, id) VALUES (:run, :server, :experiment, :id)")
                .param("run", run)
                .param("server", server.key())
                .param("experiment", experiment)
                .param("id", id)
                .update();
    }

    /** Numbers there by ours. */
    Map<Long, String> numbers(long model, RemoteServer server) {
        Map<Long, String> numbers = new HashMap<>();
        jdbc.sql("SELECT version, number FROM carried_version WHERE model = :model AND server = :server")
                .param("model", model)
                .param("server", server.key())
                .query(row -> {
                    numbers.put(row.getLong(1), row.getString(2));
                });
        return numbers;
    }

    /** Whether a version of ours was imported from the server. */
    boolean imported(long model, long version, RemoteServer server) {
        return jdbc.sql("SELECT imported FROM carried_version"
                        + " WHERE model = :model AND version = :version AND server = :server")
                .param("model", model)
                .param("version", version)
                .param("server", server.key())
                .query((row, number) -> row.getBoolean(1))
                .optional()
                .orElse(false);
    }

    void versionIs(long model, long version, RemoteServer server, String number, boolean imported) {
        jdbc.sql("DELETE FROM carried_version WHERE model = :model AND version = :version AND server = :server")
                .param("model", model)
                .param("version", version)
                .param("server", server.key())
                .update();
        jdbc.sql("INSERT INTO carried_version (model, version, server, number, imported)"
                        + " VALUES (:model, :version, :server, :number, :imported)")
                .param("imported", imported)
                .param("model", model)
                .param("version", version)
                .param("server", server.key())
                .param("number", number)
                .update();
    }
}
