package io.slipway.project.people;

import io.slipway.project.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of who is signed in where. */
@Repository
class SignInStore {
    private final JdbcClient jdbc;

    SignInStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String hash, UserId person, Instant now) {
        jdbc.sql("INSERT INTO sign_in (token_hash, person, begun, used) VALUES (:hash, :person, :now, :now)")
                .param("hash", hash)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<UserId> find(String hash, Instant begunAfter, Instant usedAfter) {
        return jdbc.sql("""
                        SELECT person FROM sign_in
                        WHERE token_hash = :hash AND begun > :begun AND used > :used
                        """)
                .param("hash", hash)
                .param("begun", begunAfter.atOffset(ZoneOffset.UTC))
                .param("used", usedAfter.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(UserId::new);
    }

    void touch(String hash, Instant now) {
        jdbc.sql("UPDATE sign_in SET used = :now WHERE token_hash = :hash")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("hash", hash)
                .update();
    }

    void remove(String hash) {
        jdbc.sql("DELETE FROM sign_in WHERE token_hash = :hash")
                .param("hash", hash)
                .update();
    }

    void removeAll(UserId person) {
        jdbc.sql("DELETE FROM sign_in WHERE person = :person")
                .param("person", person.value())
                .update();
    }

    void removeEnded(Instant begunBefore, Instant usedBefore) {
        jdbc.sql("DELETE FROM sign_in WHERE begun <= :begun OR used <= :used")
                .param("begun", begunBefore.atOffset(ZoneOffset.UTC))
                .param("used", usedBefore.atOffset(ZoneOffset.UTC))
                .update();
    }
}
