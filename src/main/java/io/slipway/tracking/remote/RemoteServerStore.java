package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of servers, their secrets as they are sealed. */
@Repository
class RemoteServerStore {
    private final JdbcClient jdbc;

    RemoteServerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The server's secret is the sealed one. */
    record Row(RemoteServer server, Instant changed, String by) {}

    Optional<Row> find(ProjectId project) {
        return jdbc.sql("""
                        SELECT address, prefix, workspace, user_name, sealed_secret, changed, changed_by
                        FROM remote_server WHERE project = :project
                        """)
                .param("project", project.value())
                .query((row, number) -> new Row(
                        new RemoteServer(
                                row.getString("address"),
                                row.getString("prefix"),
                                row.getString("workspace"),
                                row.getString("user_name"),
                                row.getString("sealed_secret")),
                        row.getObject("changed", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by")))
                .optional();
    }

    List<ProjectId> projects() {
        return jdbc.sql("SELECT project FROM remote_server ORDER BY project")
                .query((row, number) -> new ProjectId(row.getString("project")))
                .list();
    }

    void save(ProjectId project, Row row) {
        remove(project);
        jdbc.sql("""
                        INSERT INTO remote_server
                            (project, address, prefix, workspace, user_name, sealed_secret, changed, changed_by)
                        VALUES (:project, :address, :prefix, :workspace, :user, :secret, :changed, :by)
                        """)
                .param("project", project.value())
                .param("address", row.server().address())
                .param("prefix", row.server().prefix())
                .param("workspace", row.server().workspace())
                .param("user", row.server().user())
                .param("secret", row.server().secret())
                .param("changed", row.changed().atOffset(ZoneOffset.UTC))
                .param("by", row.by())
                .update();
    }

    void remove(ProjectId project) {
        jdbc.sql("DELETE FROM remote_server WHERE project = :project")
                .param("project", project.value())
                .update();
    }
}
