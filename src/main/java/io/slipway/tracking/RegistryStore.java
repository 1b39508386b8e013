package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of registered models, their tags and aliases. */
@Repository
class RegistryStore {
    private final JdbcClient jdbc;

    RegistryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A model without what belongs to it. */
    record Row(
            long number,
            String name,
            @Nullable String description,
            long created,
            long updated,
            long changed,
            String changedBy) {}

    static final String ROW = "m.number, m.name, m.description, m.created, m.updated, m.changed, m.changed_by";

    private static final String DELETED = """
            SELECT m.number, m.deleted_name AS name, m.changed AS deleted, m.changed_by,
                (SELECT COUNT(*) FROM model_version v WHERE v.model = m.number AND NOT v.deleted) AS versions
            FROM registered_model m WHERE m.project = :project AND m.deleted_name IS NOT NULL""";

    static Row read(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7));
    }

    private static DeletedModel readDeleted(ResultSet row, int index) throws SQLException {
        return new DeletedModel(
                row.getLong("number"),
                row.getString("name"),
                row.getLong("versions"),
                row.getLong("deleted"),
                row.getString("changed_by"));
    }

    void insert(ProjectId project, String name, @Nullable String description, long now) {
        jdbc.sql("""
                        INSERT INTO registered_model (project, name, description, created, updated)
                        VALUES (:project, :name, :description, :now, :now)
                        """)
                .param("project", project.value())
                .param("name", name)
                .param("description", description)
                .param("now", now)
                .update();
    }

    Optional<Row> find(ProjectId project, String name) {
        return row(project, name, "");
    }

    Optional<Row> numbered(ProjectId project, long number) {
        return jdbc.sql(
                        "SELECT " + ROW
                                + " FROM registered_model m WHERE m.project = :project AND m.number = :number AND m.deleted_name IS NULL")
                .param("project", project.value())
                .param("number", number)
                .query(RegistryStore::read)
                .optional();
    }

    /** Who adds versions to a model takes turns, so that each gets a number of its own. */
    Optional<Row> lock(ProjectId project, String name) {
        return row(project, name, " FOR UPDATE");
    }

    private Optional<Row> row(ProjectId project, String name, String suffix) {
        return jdbc.sql("SELECT " + ROW + " FROM registered_model m WHERE m.project = :project AND m.name = :name"
                        + " AND m.deleted_name IS NULL" + suffix)
                .param("project", project.value())
                .param("name", name)
                .query(RegistryStore::read)
                .optional();
    }

    long nextVersion(long model) {
        jdbc.sql("UPDATE registered_model SET last_version = last_version + 1 WHERE number = :model")
                .param("model", model)
                .update();
        return jdbc.sql("SELECT last_version FROM registered_model WHERE number = :model")
                .param("model", model)
                .query(Long.class)
                .single();
    }

    void rename(long model, String name, long now) {
        jdbc.sql("UPDATE registered_model SET name = :name, updated = :now WHERE number = :model")
                .param("name", name)
                .param("now", now)
                .param("model", model)
                .update();
    }

    void describe(long model, String description, long now) {
        jdbc.sql("UPDATE registered_model SET description = :description, updated = :now WHERE number = :model")
                .param("description", description)
                .param("now", now)
                .param("model", model)
                .update();
    }

    void touch(long model, long now) {
        jdbc.sql("UPDATE registered_model SET updated = :now WHERE number = :model")
                .param("now", now)
                .param("model", model)
                .update();
    }

    void changed(long model, String by, long now) {
        jdbc.sql("UPDATE registered_model SET changed = :now, changed_by = :by WHERE number = :model")
                .param("now", now)
                .param("by", by)
                .param("model", model)
                .update();
    }

    /** Hides a model with all that belongs to it; its name is free then. */
    void delete(long model) {
        jdbc.sql("UPDATE registered_model SET deleted_name = name, name = '/' || number WHERE number = :model")
                .param("model", model)
                .update();
    }

    /** The one of this name that was deleted last. */
    Optional<Long> deleted(ProjectId project, String name) {
        return jdbc.sql("""
                        SELECT number FROM registered_model WHERE project = :project AND deleted_name = :name
                        ORDER BY changed DESC, number DESC LIMIT 1
                        """)
                .param("project", project.value())
                .param("name", name)
                .query(Long.class)
                .optional();
    }

    Optional<DeletedModel> deleted(ProjectId project, long model) {
        return jdbc.sql(DELETED + " AND m.number = :model")
                .param("project", project.value())
                .param("model", model)
                .query(RegistryStore::readDeleted)
                .optional();
    }

    /** Those deleted last first; prompts, which lie in the same table, are none. */
    List<DeletedModel> deleted(ProjectId project, int limit) {
        return jdbc.sql(DELETED + """
                         AND NOT EXISTS (SELECT 1 FROM registered_model_tag t
                            WHERE t.model = m.number AND t.name = 'mlflow.prompt.is_prompt' AND t.text = 'true')
                        ORDER BY m.changed DESC, m.number DESC LIMIT :limit
                        """)
                .param("project", project.value())
                .param("limit", limit)
                .query(RegistryStore::readDeleted)
                .list();
    }

    void restore(long model) {
        jdbc.sql("UPDATE registered_model SET name = deleted_name, deleted_name = NULL WHERE number = :model")
                .param("model", model)
                .update();
    }

    void setTag(long model, String tag, String text) {
        deleteTag(model, tag);
        jdbc.sql("INSERT INTO registered_model_tag (model, name, text) VALUES (:model, :tag, :text)")
                .param("model", model)
                .param("tag", tag)
                .param("text", text)
                .update();
    }

    void deleteTag(long model, String tag) {
        jdbc.sql("DELETE FROM registered_model_tag WHERE model = :model AND name = :tag")
                .param("model", model)
                .param("tag", tag)
                .update();
    }

    Map<Long, Map<String, String>> tags(List<Long> models) {
        Map<Long, Map<String, String>> found = new HashMap<>();
        jdbc.sql("SELECT model, name, text FROM registered_model_tag WHERE model IN (:models) ORDER BY name")
                .param("models", models)
                .query(row -> {
                    RunStore.into(found, row.getLong(1)).put(row.getString(2), row.getString(3));
                });
        return found;
    }

    Map<Long, Map<String, Long>> aliases(List<Long> models) {
        Map<Long, Map<String, Long>> found = new HashMap<>();
        jdbc.sql("SELECT model, alias, version FROM model_alias WHERE model IN (:models) ORDER BY alias")
                .param("models", models)
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), absent -> new LinkedHashMap<>())
                            .put(row.getString(2), row.getLong(3));
                });
        return found;
    }
}
