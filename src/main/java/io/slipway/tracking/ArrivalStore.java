package io.slipway.tracking;

import io.slipway.project.ProjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes rows as they were elsewhere: with their own times, numbers and states. */
@Repository
class ArrivalStore {
    private final JdbcClient jdbc;

    ArrivalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether any project has a run or a logged model of this id. */
    boolean taken(String id) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM (SELECT id FROM tracked_run WHERE id = :id
                            UNION ALL SELECT id FROM logged_model WHERE id = :id) t
                        """)
                        .param("id", id)
                        .query((row, index) -> row.getInt(1))
                        .single()
                > 0;
    }

    void setTimes(long experiment, long created, long updated) {
        jdbc.sql("UPDATE experiment SET created = :created, updated = :updated WHERE number = :number")
                .param("created", created)
                .param("updated", updated)
                .param("number", experiment)
                .update();
    }

    void setState(long run, String name, RunStatus status, @Nullable Long ended, boolean deleted) {
        jdbc.sql("""
                        UPDATE tracked_run SET name = :name, status = :status, ended = CAST(:ended AS BIGINT),
                            deleted = :deleted
                        WHERE number = :run
                        """)
                .param("name", name)
                .param("status", status.name())
                .param("ended", ended)
                .param("deleted", deleted)
                .param("run", run)
                .update();
    }

    boolean hasModel(ProjectId project, String id) {
        return jdbc.sql("SELECT COUNT(*) FROM logged_model WHERE id = :id AND project = :project")
                        .param("id", id)
                        .param("project", project.value())
                        .query((row, index) -> row.getInt(1))
                        .single()
                > 0;
    }

    void setModelTimes(String id, LoggedModel.Status status, long created, long updated) {
        jdbc.sql("UPDATE logged_model SET status = :status, created = :created, updated = :updated WHERE id = :id")
                .param("status", status.name())
                .param("created", created)
                .param("updated", updated)
                .param("id", id)
                .update();
    }

    void setRegisteredTimes(long model, long created, long updated) {
        jdbc.sql("UPDATE registered_model SET created = :created, updated = :updated, changed = :updated"
                        + " WHERE number = :model")
                .param("created", created)
                .param("updated", updated)
                .param("model", model)
                .update();
    }

    long lastVersion(long model) {
        return jdbc.sql("SELECT last_version FROM registered_model WHERE number = :model")
                .param("model", model)
                .query(Long.class)
                .single();
    }

    /** The number of a version that came is not given away again. */
    void reach(long model, long version) {
        jdbc.sql(
                        "UPDATE registered_model SET last_version = :version WHERE number = :model AND last_version < :version")
                .param("version", version)
                .param("model", model)
                .update();
    }

    void setVersionTimes(long model, ModelVersion version) {
        jdbc.sql("""
                        UPDATE model_version SET stage = :stage, created = :created, updated = :updated
                        WHERE model = :model AND version = :version
                        """)
                .param("stage", version.stage())
                .param("created", version.created())
                .param("updated", version.updated())
                .param("model", model)
                .param("version", version.version())
                .update();
    }
}
