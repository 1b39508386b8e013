package io.slipway.project;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of what an admin chose for the whole installation. */
@Repository
class InstallationStore {
    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> choice(String name) {
        return jdbc.sql("SELECT chosen FROM installation_choice WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    void choose(String name, String chosen) {
        int changed = jdbc.sql("UPDATE installation_choice SET chosen = :chosen WHERE name = :name")
                .param("chosen", chosen)
                .param("name", name)
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO installation_choice (name, chosen) VALUES (:name, :chosen)")
                    .param("name", name)
                    .param("chosen", chosen)
                    .update();
        }
    }
}
