package io.slipway.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of projects. */
@Repository
class ProjectStore {
    private final JdbcClient jdbc;

    ProjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Project> of(UserId person) {
        return jdbc.sql("""
                        SELECT p.id, p.name, m.role, p.created FROM project p
                        JOIN project_member m ON m.project = p.id
                        WHERE m.person = :person AND p.deleted IS NULL ORDER BY LOWER(p.name), p.id
                        """)
                .param("person", person.value())
                .query(ProjectStore::mine)
                .list();
    }

    /** All that are not deleted, as an owner sees them; for admins and for Slipway itself. */
    List<Project> all() {
        return jdbc.sql("""
                        SELECT id, name, 'OWNER' AS role, created FROM project
                        WHERE deleted IS NULL ORDER BY LOWER(name), id
                        """).query(ProjectStore::mine).list();
    }

    /** The name of a project, also of a deleted one. */
    Optional<String> name(ProjectId project) {
        return jdbc.sql("SELECT name FROM project WHERE id = :id")
                .param("id", project.value())
                .query(String.class)
                .optional();
    }

    void add(ProjectId project, String name, Instant now) {
        jdbc.sql("INSERT INTO project (id, name, created) VALUES (:id, :name, :created)")
                .param("id", project.value())
                .param("name", name)
                .param("created", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void rename(ProjectId project, String name) {
        jdbc.sql("UPDATE project SET name = :name WHERE id = :id")
                .param("name", name)
                .param("id", project.value())
                .update();
    }

    void setDeleted(ProjectId project, @Nullable Instant when) {
        jdbc.sql("UPDATE project SET deleted = CAST(:deleted AS TIMESTAMP WITH TIME ZONE) WHERE id = :id")
                .param("deleted", when == null ? null : when.atOffset(ZoneOffset.UTC))
                .param("id", project.value())
                .update();
    }

    ProjectSettings settings(ProjectId project) {
        return jdbc.sql("SELECT use_cache, interpreter FROM project WHERE id = :id")
                .param("id", project.value())
                .query((row, number) -> new ProjectSettings(row.getBoolean("use_cache"), row.getString("interpreter")))
                .optional()
                .orElse(ProjectSettings.DEFAULT);
    }

    void change(ProjectId project, ProjectSettings settings) {
        jdbc.sql("UPDATE project SET use_cache = :cache, interpreter = :interpreter WHERE id = :id")
                .param("cache", settings.cache())
                .param("interpreter", settings.interpreter())
                .param("id", project.value())
                .update();
    }

    Optional<ProjectId> lastOf(UserId person) {
        return jdbc.sql("SELECT last_project FROM person WHERE id = :id AND last_project IS NOT NULL")
                .param("id", person.value())
                .query(String.class)
                .optional()
                .map(ProjectId::new);
    }

    void setLastOf(UserId person, ProjectId project) {
        jdbc.sql(
                        "UPDATE person SET last_project = :project WHERE id = :id AND (last_project IS NULL OR last_project <> :project)")
                .param("project", project.value())
                .param("id", person.value())
                .update();
    }

    private static Project mine(ResultSet row, int number) throws SQLException {
        return new Project(
                new ProjectId(row.getString("id")),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getObject("created", OffsetDateTime.class).toInstant());
    }
}
