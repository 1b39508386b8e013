package io.slipway.project.people;

import io.slipway.project.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of people. */
@Repository
class PersonStore {
    private static final String ACCOUNT = "SELECT id, name, admin, must_change_password, created FROM person";
    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Account> all() {
        return jdbc.sql(ACCOUNT + " ORDER BY LOWER(name), name")
                .query(PersonStore::account)
                .list();
    }

    boolean isEmpty() {
        return jdbc.sql("SELECT COUNT(*) FROM person").query(Long.class).single() == 0;
    }

    Optional<Account> find(UserId id) {
        return jdbc.sql(ACCOUNT + " WHERE id = :id")
                .param("id", id.value())
                .query(PersonStore::account)
                .optional();
    }

    /** Upper and lower case do not tell people apart. */
    Optional<Account> named(String name) {
        return jdbc.sql(ACCOUNT + " WHERE LOWER(name) = :name")
                .param("name", name.strip().toLowerCase(Locale.ROOT))
                .query(PersonStore::account)
                .optional();
    }

    String passwordHash(UserId id) {
        return jdbc.sql("SELECT password_hash FROM person WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    void add(Account account, String passwordHash) {
        jdbc.sql("""
                        INSERT INTO person (id, name, password_hash, admin, must_change_password, created)
                        VALUES (:id, :name, :hash, :admin, :must, :created)
                        """)
                .param("id", account.id().value())
                .param("name", account.name())
                .param("hash", passwordHash)
                .param("admin", account.admin())
                .param("must", account.mustChangePassword())
                .param("created", account.created().atOffset(ZoneOffset.UTC))
                .update();
    }

    void setPassword(UserId id, String hash, boolean mustChange) {
        jdbc.sql("UPDATE person SET password_hash = :hash, must_change_password = :must WHERE id = :id")
                .param("hash", hash)
                .param("must", mustChange)
                .param("id", id.value())
                .update();
    }

    void setAdmin(UserId id, boolean admin) {
        jdbc.sql("UPDATE person SET admin = :admin WHERE id = :id")
                .param("admin", admin)
                .param("id", id.value())
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        Instant created = row.getObject("created", OffsetDateTime.class).toInstant();
        return new Account(
                new UserId(row.getString("id")),
                row.getString("name"),
                row.getBoolean("admin"),
                row.getBoolean("must_change_password"),
                created);
    }
}
