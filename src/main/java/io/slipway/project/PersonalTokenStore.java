package io.slipway.project;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of personal access tokens. */
@Repository
class PersonalTokenStore {
    private final JdbcClient jdbc;

    PersonalTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PersonalToken> of(UserId person, ProjectId project) {
        return jdbc.sql("""
                        SELECT t.id, t.label, p.name, t.created, t.used FROM personal_token t
                        JOIN person p ON p.id = t.person
                        WHERE t.person = :person AND t.project = :project AND t.revoked IS NULL
                        ORDER BY t.id DESC
                        """)
                .param("person", person.value())
                .param("project", project.value())
                .query((row, number) -> {
                    OffsetDateTime used = row.getObject("used", OffsetDateTime.class);
                    return new PersonalToken(
                            row.getString("id"),
                            row.getString("label"),
                            row.getString("name"),
                            row.getObject("created", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    void add(PersonalToken token, String hash, UserId person, ProjectId project) {
        jdbc.sql("""
                        INSERT INTO personal_token (id, token_hash, person, project, label, created)
                        VALUES (:id, :hash, :person, :project, :label, :created)
                        """)
                .param("id", token.id())
                .param("hash", hash)
                .param("person", person.value())
                .param("project", project.value())
                .param("label", token.label())
                .param("created", token.created().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean setRevoked(String id, UserId person, ProjectId project, @Nullable Instant when) {
        return jdbc.sql("""
                        UPDATE personal_token SET revoked = CAST(:revoked AS TIMESTAMP WITH TIME ZONE)
                        WHERE id = :id AND person = :person AND project = :project
                        """)
                        .param("revoked", when == null ? null : when.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("person", person.value())
                        .param("project", project.value())
                        .update()
                == 1;
    }

    /** Whose token it is, and when it was used. */
    record Known(Caller caller, @Nullable Instant used) {}

    // In a transaction for the same reason as in MemberStore.
    @Transactional(readOnly = true)
    Optional<Known> find(String hash) {
        return jdbc.sql("""
                        SELECT t.person, p.name, t.project, t.used FROM personal_token t
                        JOIN person p ON p.id = t.person WHERE t.token_hash = :hash AND t.revoked IS NULL
                        """)
                .param("hash", hash)
                .query((row, number) -> {
                    OffsetDateTime used = row.getObject("used", OffsetDateTime.class);
                    Caller caller = new Caller.PersonalToken(
                            new UserId(row.getString("person")),
                            row.getString("name"),
                            new ProjectId(row.getString("project")));
                    return new Known(caller, used == null ? null : used.toInstant());
                })
                .optional();
    }

    @Transactional
    void touch(String hash, Instant now) {
        jdbc.sql("UPDATE personal_token SET used = :now WHERE token_hash = :hash")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("hash", hash)
                .update();
    }
}
