package io.slipway.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the audit; only ever added. */
@Repository
class AuditStore {
    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AuditEntry entry) {
        ProjectId project = entry.project();
        jdbc.sql("""
                        INSERT INTO audit (id, happened, actor, project, deed, subject)
                        VALUES (:id, :happened, :actor, :project, :deed, :subject)
                        """)
                .param("id", entry.id())
                .param("happened", entry.happened().atOffset(ZoneOffset.UTC))
                .param("actor", entry.actor())
                .param("project", project == null ? null : project.value())
                .param("deed", entry.deed())
                .param("subject", entry.subject())
                .update();
    }

    List<AuditEntry> latest(int limit) {
        return jdbc.sql("SELECT id, happened, actor, project, deed, subject FROM audit ORDER BY id DESC LIMIT :limit")
                .param("limit", limit)
                .query(AuditStore::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        String project = row.getString("project");
        return new AuditEntry(
                row.getString("id"),
                row.getObject("happened", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                project == null ? null : new ProjectId(project),
                row.getString("deed"),
                row.getString("subject"));
    }
}
