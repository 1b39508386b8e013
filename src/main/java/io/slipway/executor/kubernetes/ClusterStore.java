package io.slipway.executor.kubernetes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of clusters that an admin added. */
@Repository
class ClusterStore {
    private static final String COLUMNS = "name, settings, sealed_connection, projects, changed, changed_by";
    private final JdbcClient jdbc;

    ClusterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code settings} and {@code projects} as JSON. */
    record Row(String name, String settings, String sealedConnection, String projects, Instant changed, String by) {}

    List<Row> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM cluster WHERE NOT removed ORDER BY name")
                .query((row, number) -> of(row))
                .list();
    }

    Optional<Row> find(String name) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM cluster WHERE name = :name AND NOT removed")
                .param("name", name)
                .query((row, number) -> of(row))
                .optional();
    }

    void save(Row row) {
        jdbc.sql("DELETE FROM cluster WHERE name = :name")
                .param("name", row.name())
                .update();
        jdbc.sql("""
                INSERT INTO cluster (name, settings, sealed_connection, projects, changed, changed_by)
                VALUES (:name, :settings, :connection, :projects, :changed, :by)
                """)
                .param("name", row.name())
                .param("settings", row.settings())
                .param("connection", row.sealedConnection())
                .param("projects", row.projects())
                .param("changed", Timestamp.from(row.changed()))
                .param("by", row.by())
                .update();
    }

    /** Whether there was one to be removed or brought back. */
    boolean remove(String name, boolean removed) {
        return jdbc.sql("UPDATE cluster SET removed = :removed WHERE name = :name AND removed <> :removed")
                        .param("name", name)
                        .param("removed", removed)
                        .update()
                > 0;
    }

    private static Row of(ResultSet row) throws SQLException {
        return new Row(
                row.getString("name"),
                row.getString("settings"),
                row.getString("sealed_connection"),
                row.getString("projects"),
                row.getTimestamp("changed").toInstant(),
                row.getString("changed_by"));
    }
}
