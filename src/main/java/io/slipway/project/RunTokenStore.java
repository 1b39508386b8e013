package io.slipway.project;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of the tokens of running attempts. */
@Repository
class RunTokenStore {
    private final JdbcClient jdbc;

    RunTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(Caller.RunToken claims, String attempt, String hash) {
        remove(attempt);
        jdbc.sql("""
                        INSERT INTO run_token
                            (attempt, token_hash, project, run, tracked_run, parent_run, experiment, title)
                        VALUES (:attempt, :hash, :project, :run, :tracked, :parent, :experiment, :title)
                        """)
                .param("attempt", attempt)
                .param("hash", hash)
                .param("project", claims.project().value())
                .param("run", claims.run())
                .param("tracked", claims.trackedRun())
                .param("parent", claims.parentRun())
                .param("experiment", claims.experiment())
                .param("title", claims.title())
                .update();
    }

    void remove(String attempt) {
        jdbc.sql("DELETE FROM run_token WHERE attempt = :attempt")
                .param("attempt", attempt)
                .update();
    }

    /** Empty too if the project is deleted. */
    // In a transaction for the same reason as in MemberStore.
    @Transactional(readOnly = true)
    Optional<Caller> find(String hash) {
        return jdbc.sql("""
                        SELECT t.project, t.run, t.tracked_run, t.parent_run, t.experiment, t.title, t.attempt
                        FROM run_token t JOIN project p ON p.id = t.project
                        WHERE t.token_hash = :hash AND p.deleted IS NULL
                        """)
                .param("hash", hash)
                .query((row, number) -> (Caller) new Caller.RunToken(
                        new ProjectId(row.getString("project")),
                        row.getString("run"),
                        row.getString("tracked_run"),
                        row.getString("parent_run"),
                        row.getString("experiment"),
                        row.getString("title"),
                        row.getString("attempt")))
                .optional();
    }
}
