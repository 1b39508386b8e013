package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Rows of experiments and their tags. */
@Repository
class ExperimentStore {
    private final JdbcClient jdbc;

    ExperimentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(ProjectId project, String name, @Nullable String location, long now) {
        GeneratedKeyHolder made = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO experiment (project, name, artifact_location, created, updated)
                        VALUES (:project, :name, :location, :now, :now)
                        """)
                .param("project", project.value())
                .param("name", name)
                .param("location", location)
                .param("now", now)
                .update(made, "number");
        return Objects.requireNonNull(made.getKey()).longValue();
    }

    /** Two who ask at the same time get the same one. */
    void insertIfAbsent(ProjectId project, String name, long now) {
        jdbc.sql("""
                        INSERT INTO experiment (project, name, created, updated)
                        VALUES (:project, :name, :now, :now) ON CONFLICT DO NOTHING
                        """)
                .param("project", project.value())
                .param("name", name)
                .param("now", now)
                .update();
    }

    Optional<Experiment> find(ProjectId project, long number) {
        return jdbc.sql("SELECT * FROM experiment WHERE project = :project AND number = :number")
                .param("project", project.value())
                .param("number", number)
                .query((row, index) -> read(row, Map.of()))
                .optional()
                .map(this::tagged);
    }

    Optional<Experiment> named(ProjectId project, String name) {
        return jdbc.sql("SELECT * FROM experiment WHERE project = :project AND name = :name")
                .param("project", project.value())
                .param("name", name)
                .query((row, index) -> read(row, Map.of()))
                .optional()
                .map(this::tagged);
    }

    void rename(long number, String name, long now) {
        jdbc.sql("UPDATE experiment SET name = :name, updated = :now WHERE number = :number")
                .param("name", name)
                .param("now", now)
                .param("number", number)
                .update();
    }

    void setDeleted(long number, boolean deleted, long now) {
        jdbc.sql("UPDATE experiment SET deleted = :deleted, updated = :now WHERE number = :number")
                .param("deleted", deleted)
                .param("now", now)
                .param("number", number)
                .update();
        // Runs that were deleted one by one before stay so when their experiment comes back.
        jdbc.sql("""
                        UPDATE tracked_run SET deleted = :deleted, with_experiment = :deleted
                        WHERE experiment = :number AND deleted <> :deleted AND (:deleted OR with_experiment)
                        """).param("deleted", deleted).param("number", number).update();
    }

    void setTag(long number, String tag, String text) {
        int changed = jdbc.sql("UPDATE experiment_tag SET text = :text WHERE experiment = :number AND name = :tag")
                .param("text", text)
                .param("number", number)
                .param("tag", tag)
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO experiment_tag (experiment, name, text) VALUES (:number, :tag, :text)"
                            + " ON CONFLICT DO NOTHING")
                    .param("number", number)
                    .param("tag", tag)
                    .param("text", text)
                    .update();
        }
    }

    boolean deleteTag(long number, String tag) {
        return jdbc.sql("DELETE FROM experiment_tag WHERE experiment = :number AND name = :tag")
                        .param("number", number)
                        .param("tag", tag)
                        .update()
                > 0;
    }

    Map<Long, Map<String, String>> tags(List<Long> numbers) {
        Map<Long, Map<String, String>> tags = new HashMap<>();
        if (!numbers.isEmpty()) {
            jdbc.sql("SELECT experiment, name, text FROM experiment_tag WHERE experiment IN (:numbers) ORDER BY name")
                    .param("numbers", numbers)
                    .query(row -> {
                        RunStore.into(tags, row.getLong(1)).put(row.getString(2), row.getString(3));
                    });
        }
        return tags;
    }

    private Experiment tagged(Experiment bare) {
        long number = Experiments.number(bare);
        return withTags(bare, tags(List.of(number)).getOrDefault(number, Map.of()));
    }

    static Experiment withTags(Experiment bare, Map<String, String> tags) {
        return new Experiment(
                bare.project(),
                bare.id(),
                bare.name(),
                bare.artifactLocation(),
                bare.deleted(),
                bare.created(),
                bare.updated(),
                tags);
    }

    static Experiment read(ResultSet row, Map<String, String> tags) throws SQLException {
        String id = Long.toString(row.getLong("number"));
        String location = row.getString("artifact_location");
        return new Experiment(
                new ProjectId(row.getString("project")),
                id,
                row.getString("name"),
                location == null || location.isEmpty() ? "mlflow-artifacts:/" + id : location,
                row.getBoolean("deleted"),
                row.getLong("created"),
                row.getLong("updated"),
                tags);
    }
}
