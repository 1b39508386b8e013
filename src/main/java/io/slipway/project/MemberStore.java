package io.slipway.project;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of who is what in which project. */
@Repository
class MemberStore {
    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person's role; empty for a stranger, a project that is not there and one that is deleted. */
    Optional<Role> role(ProjectId project, UserId person) {
        return jdbc.sql("""
                        SELECT m.role FROM project_member m JOIN project p ON p.id = m.project
                        WHERE m.project = :project AND m.person = :person AND p.deleted IS NULL
                        """)
                .param("project", project.value())
                .param("person", person.value())
                .query(String.class)
                .optional()
                .map(Role::valueOf);
    }
}
