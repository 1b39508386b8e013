package io.slipway.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of model versions and their tags. */
@Repository
class ModelVersionStore {
    private final JdbcClient jdbc;

    ModelVersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version with the number of its model. */
    record Row(long model, ModelVersion version) {}

    private record Place(long model, long version) {}

    static final String SELECT = "SELECT m.name, v.* FROM model_version v JOIN registered_model m ON m.number = v.model"
            + " AND NOT v.deleted AND m.deleted_name IS NULL";

    static Row read(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getLong("model"),
                new ModelVersion(
                        row.getString("name"),
                        row.getLong("version"),
                        row.getString("stage"),
                        row.getString("description"),
                        row.getString("source"),
                        row.getString("location"),
                        row.getString("run"),
                        row.getString("run_link"),
                        row.getString("logged_model"),
                        row.getString("registered_by"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        Map.of(),
                        List.of()));
    }

    void insert(long model, long version, ModelVersion.Wanted wanted, String location, String by, long now) {
        jdbc.sql("""
                        INSERT INTO model_version (model, version, stage, description, source, location, run, run_link,
                            logged_model, registered_by, created, updated)
                        VALUES (:model, :version, :stage, :description, :source, :location, :run, :link, :logged, :by,
                            :now, :now)
                        """)
                .param("model", model)
                .param("version", version)
                .param("stage", RegistryRules.NO_STAGE)
                .param("description", wanted.description())
                .param("source", wanted.source())
                .param("location", location)
                .param("run", wanted.run())
                .param("link", wanted.runLink())
                .param("logged", wanted.loggedModel())
                .param("by", by)
                .param("now", now)
                .update();
    }

    Optional<Row> find(long model, long version) {
        return jdbc.sql(SELECT + " WHERE v.model = :model AND v.version = :version")
                .param("model", model)
                .param("version", version)
                .query(ModelVersionStore::read)
                .optional();
    }

    List<Row> all(long model) {
        return jdbc.sql(SELECT + " WHERE v.model = :model ORDER BY v.version DESC")
                .param("model", model)
                .query(ModelVersionStore::read)
                .list();
    }

    /** The numbers of those that were deleted, newest first. */
    List<Long> deleted(long model) {
        return jdbc.sql("SELECT version FROM model_version WHERE model = :model AND deleted ORDER BY version DESC")
                .param("model", model)
                .query((row, index) -> row.getLong(1))
                .list();
    }

    Optional<Row> ofAlias(long model, String alias) {
        return jdbc.sql(SELECT + " JOIN model_alias a ON a.model = v.model AND a.version = v.version"
                        + " WHERE a.model = :model AND a.alias = :alias")
                .param("model", model)
                .param("alias", alias)
                .query(ModelVersionStore::read)
                .optional();
    }

    /** The newest version of each stage of each of these models, in one query. */
    Map<Long, List<ModelVersion>> latest(List<Long> models, boolean withAliases) {
        List<Row> rows = jdbc.sql(SELECT + """
                         JOIN (SELECT model, MAX(version) AS newest FROM model_version
                            WHERE model IN (:models) AND NOT deleted GROUP BY model, stage) n
                            ON n.model = v.model AND n.newest = v.version
                        ORDER BY v.version
                        """)
                .param("models", models)
                .query(ModelVersionStore::read)
                .list();
        Map<Long, List<ModelVersion>> found = new HashMap<>();
        List<ModelVersion> filled = filled(rows, withAliases);
        for (int i = 0; i < rows.size(); i++) {
            found.computeIfAbsent(rows.get(i).model(), absent -> new ArrayList<>())
                    .add(filled.get(i));
        }
        return found;
    }

    void describe(Row row, String description, long now) {
        jdbc.sql("UPDATE model_version SET description = :description, updated = :now"
                        + " WHERE model = :model AND version = :version")
                .param("description", description)
                .param("now", now)
                .param("model", row.model())
                .param("version", row.version().version())
                .update();
    }

    void setStage(Row row, String stage, long now) {
        jdbc.sql("UPDATE model_version SET stage = :stage, updated = :now"
                        + " WHERE model = :model AND version = :version")
                .param("stage", stage)
                .param("now", now)
                .param("model", row.model())
                .param("version", row.version().version())
                .update();
    }

    void archiveOthers(Row row, String stage, long now) {
        jdbc.sql("UPDATE model_version SET stage = :archived, updated = :now"
                        + " WHERE model = :model AND version <> :version AND stage = :stage")
                .param("archived", RegistryRules.ARCHIVED)
                .param("now", now)
                .param("model", row.model())
                .param("version", row.version().version())
                .param("stage", stage)
                .update();
    }

    void touchAll(long model, long now) {
        jdbc.sql("UPDATE model_version SET updated = :now WHERE model = :model")
                .param("now", now)
                .param("model", model)
                .update();
    }

    /** Whether there was one to change. */
    boolean setDeleted(long model, long version, boolean deleted) {
        return jdbc.sql("UPDATE model_version SET deleted = :deleted WHERE model = :model AND version = :version")
                        .param("deleted", deleted)
                        .param("model", model)
                        .param("version", version)
                        .update()
                == 1;
    }

    void setTag(long model, long version, String tag, String text) {
        deleteTag(model, version, tag);
        jdbc.sql("INSERT INTO model_version_tag (model, version, name, text) VALUES (:model, :version, :tag, :text)")
                .param("model", model)
                .param("version", version)
                .param("tag", tag)
                .param("text", text)
                .update();
    }

    void deleteTag(long model, long version, String tag) {
        jdbc.sql("DELETE FROM model_version_tag WHERE model = :model AND version = :version AND name = :tag")
                .param("model", model)
                .param("version", version)
                .param("tag", tag)
                .update();
    }

    List<ModelVersion> filled(List<Row> rows, boolean withAliases) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<Long> models = new HashSet<>();
        rows.forEach(row -> models.add(row.model()));
        Map<Place, Map<String, String>> tags = new HashMap<>();
        jdbc.sql("SELECT model, version, name, text FROM model_version_tag WHERE model IN (:models) ORDER BY name")
                .param("models", models)
                .query(row -> {
                    RunStore.into(tags, new Place(row.getLong(1), row.getLong(2)))
                            .put(row.getString(3), row.getString(4));
                });
        Map<Place, List<String>> aliases = withAliases ? aliases(models) : Map.of();
        return rows.stream()
                .map(row -> {
                    Place place = new Place(row.model(), row.version().version());
                    return row.version()
                            .with(tags.getOrDefault(place, Map.of()), aliases.getOrDefault(place, List.of()));
                })
                .toList();
    }

    private Map<Place, List<String>> aliases(Set<Long> models) {
        Map<Place, List<String>> found = new HashMap<>();
        jdbc.sql("SELECT model, version, alias FROM model_alias WHERE model IN (:models) ORDER BY alias")
                .param("models", models)
                .query(row -> {
                    found.computeIfAbsent(new Place(row.getLong(1), row.getLong(2)), absent -> new ArrayList<>())
                            .add(row.getString(3));
                });
        return found;
    }
}
