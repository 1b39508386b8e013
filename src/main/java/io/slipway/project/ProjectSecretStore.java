package io.slipway.project;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of secrets, as they are sealed. */
@Repository
class ProjectSecretStore {
    private final JdbcClient jdbc;

    ProjectSecretStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In alphabetical order. */
    List<ProjectSecret> of(ProjectId project) {
        return jdbc.sql("""
                        SELECT name, changed, changed_by FROM project_secret
                        WHERE project = :project AND deleted IS NULL ORDER BY LOWER(name), name
                        """)
                .param("project", project.value())
                .query((row, number) -> new ProjectSecret(
                        row.getString("name"),
                        row.getObject("changed", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by")))
                .list();
    }

    /** Sealed values by name. */
    Map<String, String> sealed(ProjectId project) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("SELECT name, sealed FROM project_secret WHERE project = :project AND deleted IS NULL")
                .param("project", project.value())
                .query(row -> {
                    found.put(row.getString("name"), row.getString("sealed"));
                });
        return found;
    }

    /** Whether there was one of that name, which has this value now. */
    boolean replace(ProjectId project, ProjectSecret secret, String sealed) {
        return write("""
                        UPDATE project_secret SET sealed = :sealed, changed = :changed, changed_by = :by
                        WHERE project = :project AND name = :name AND deleted IS NULL
                        """, project, secret, sealed) == 1;
    }

    void add(ProjectId project, ProjectSecret secret, String sealed) {
        jdbc.sql("DELETE FROM project_secret WHERE project = :project AND name = :name AND deleted IS NOT NULL")
                .param("project", project.value())
                .param("name", secret.name())
                .update();
        write("""
                INSERT INTO project_secret (project, name, sealed, changed, changed_by)
                VALUES (:project, :name, :sealed, :changed, :by)
                """, project, secret, sealed);
    }

    private int write(String sql, ProjectId project, ProjectSecret secret, String sealed) {
        return jdbc.sql(sql)
                .param("project", project.value())
                .param("name", secret.name())
                .param("sealed", sealed)
                .param("changed", secret.changed().atOffset(ZoneOffset.UTC))
                .param("by", secret.changedBy())
                .update();
    }

    /** Whether there was one to be deleted or brought back. */
    boolean setDeleted(ProjectId project, String name, @Nullable Instant when) {
        return jdbc.sql("""
                        UPDATE project_secret SET deleted = CAST(:deleted AS TIMESTAMP WITH TIME ZONE)
                        WHERE project = :project AND name = :name AND deleted IS %s NULL
                        """.formatted(when == null ? "NOT" : ""))
                        .param("deleted", when == null ? null : when.atOffset(ZoneOffset.UTC))
                        .param("project", project.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    /** What was deleted before then is gone for good. */
    void purge(Instant before) {
        jdbc.sql("DELETE FROM project_secret WHERE deleted < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
