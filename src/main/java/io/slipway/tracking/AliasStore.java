package io.slipway.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of aliases and of where they pointed before; for a model that the caller has locked. */
@Repository
class AliasStore {
    private final JdbcClient jdbc;

    AliasStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Points the alias at a version, or at none; what it points at already is no change. */
    void set(long model, String alias, @Nullable Long version, String actor, long now) {
        Long earlier = jdbc.sql("SELECT version FROM model_alias WHERE model = :model AND alias = :alias")
                .param("model", model)
                .param("alias", alias)
                .query((row, index) -> row.getLong(1))
                .optional()
                .orElse(null);
        if (Objects.equals(earlier, version)) {
            return;
        }
        jdbc.sql("DELETE FROM model_alias WHERE model = :model AND alias = :alias")
                .param("model", model)
                .param("alias", alias)
                .update();
        if (version != null) {
            jdbc.sql("INSERT INTO model_alias (model, alias, version) VALUES (:model, :alias, :version)")
                    .param("model", model)
                    .param("alias", alias)
                    .param("version", version)
                    .update();
        }
        jdbc.sql("""
                        INSERT INTO model_alias_change (model, alias, earlier, version, actor, happened)
                        VALUES (:model, :alias, CAST(:earlier AS BIGINT), CAST(:version AS BIGINT), :actor, :now)
                        """)
                .param("model", model)
                .param("alias", alias)
                .param("earlier", earlier)
                .param("version", version)
                .param("actor", actor)
                .param("now", now)
                .update();
    }

    /** Newest first. */
    List<AliasChange> history(long model) {
        return jdbc.sql("""
                        SELECT alias, earlier, version, actor, happened FROM model_alias_change
                        WHERE model = :model ORDER BY number DESC
                        """).param("model", model).query(AliasStore::read).list();
    }

    private static AliasChange read(ResultSet row, int index) throws SQLException {
        return new AliasChange(
                row.getString("alias"),
                row.getObject("earlier", Long.class),
                row.getObject("version", Long.class),
                row.getString("actor"),
                row.getLong("happened"));
    }
}
