package io.slipway.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of who is what in which project. Each request asks, often before it has a transaction: so the questions have their
 * own. Without one the pool rolls back, and at a rollback H2 forgets every statement that it had parsed on the connection.
 */
@Repository
class MemberStore {
    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person's role; empty for a stranger, a project that is not there and one that is deleted. */
    @Transactional(readOnly = true)
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

    @Transactional(readOnly = true)
    boolean isAdmin(UserId person) {
        return jdbc.sql("SELECT admin FROM person WHERE id = :person")
                .param("person", person.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Adds the person or changes what that person is. */
    void set(ProjectId project, UserId person, Role role) {
        int changed = jdbc.sql("UPDATE project_member SET role = :role WHERE project = :project AND person = :person")
                .param("role", role.name())
                .param("project", project.value())
                .param("person", person.value())
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO project_member (project, person, role) VALUES (:project, :person, :role)")
                    .param("project", project.value())
                    .param("person", person.value())
                    .param("role", role.name())
                    .update();
        }
    }

    void remove(ProjectId project, UserId person) {
        jdbc.sql("DELETE FROM project_member WHERE project = :project AND person = :person")
                .param("project", project.value())
                .param("person", person.value())
                .update();
    }

    List<Member> of(ProjectId project) {
        return jdbc.sql("""
                        SELECT m.person, a.name, m.role FROM project_member m JOIN person a ON a.id = m.person
                        WHERE m.project = :project ORDER BY LOWER(a.name), a.name
                        """)
                .param("project", project.value())
                .query((row, number) -> new Member(
                        new UserId(row.getString("person")),
                        row.getString("name"),
                        Role.valueOf(row.getString("role"))))
                .list();
    }

    /** Upper and lower case do not tell people apart. */
    Optional<Member> named(String name, Role role) {
        return jdbc.sql("SELECT id, name FROM person WHERE LOWER(name) = :name")
                .param("name", name.toLowerCase(Locale.ROOT))
                .query((row, number) -> new Member(new UserId(row.getString("id")), row.getString("name"), role))
                .optional();
    }

    List<UserId> lockOwners(ProjectId project) {
        return jdbc.sql("SELECT person FROM project_member WHERE project = :project AND role = 'OWNER' FOR UPDATE")
                .param("project", project.value())
                .query((row, number) -> new UserId(row.getString(1)))
                .list();
    }
}
