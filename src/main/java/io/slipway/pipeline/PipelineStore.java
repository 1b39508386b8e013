package io.slipway.pipeline;

import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of pipelines, each with its draft. */
@Repository
class PipelineStore {
    private static final String ENTRY = "project, id, name, description, latest, owner, created, changed_by, changed";
    private final JdbcClient jdbc;

    PipelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PipelineRow row) {
        PipelineEntry entry = row.entry();
        jdbc.sql("""
                        INSERT INTO pipeline (id, project, name, taken_name, description, owner, created, changed_by, changed,
                            version, content, hash, latest, latest_hash)
                        VALUES (:id, :project, :name, :taken, :description, :owner, :created, :by, :changed,
                            :version, :content, :hash, 0, '')
                        """)
                .param("id", entry.id().value())
                .param("project", entry.project().value())
                .param("name", entry.name())
                .param("taken", taken(entry.name()))
                .param("description", entry.description())
                .param("owner", entry.owner())
                .param("created", at(entry.created()))
                .param("by", entry.changedBy())
                .param("changed", at(entry.changed()))
                .param("version", row.version())
                .param("content", row.content())
                .param("hash", row.hash())
                .update();
    }

    List<PipelineEntry> list(ProjectId project) {
        return jdbc.sql("SELECT " + ENTRY
                        + " FROM pipeline WHERE project = :project AND deleted IS NULL ORDER BY changed DESC, id")
                .param("project", project.value())
                .query((rs, n) -> entry(rs))
                .list();
    }

    /** {@link NotFoundException} if there is none or it is deleted. */
    PipelineRow get(ProjectId project, PipelineId pipeline) {
        return read(project, pipeline, "");
    }

    /** The same; nobody else changes it until this transaction ends. */
    PipelineRow lock(ProjectId project, PipelineId pipeline) {
        return read(project, pipeline, " FOR UPDATE");
    }

    private PipelineRow read(ProjectId project, PipelineId pipeline, String how) {
        return jdbc.sql("SELECT " + ENTRY + ", version, content, hash, latest_hash FROM pipeline"
                        + " WHERE project = :project AND id = :id AND deleted IS NULL" + how)
                .param("project", project.value())
                .param("id", pipeline.value())
                .query((rs, n) -> new PipelineRow(
                        entry(rs),
                        rs.getLong("version"),
                        rs.getString("content"),
                        rs.getString("hash"),
                        rs.getString("latest_hash")))
                .optional()
                .orElseThrow(() -> missing(pipeline));
    }

    static NotFoundException missing(PipelineId pipeline) {
        return new NotFoundException("There is no pipeline " + pipeline + " in this project");
    }

    boolean isTaken(ProjectId project, String name, PipelineId except) {
        return jdbc.sql("SELECT COUNT(*) FROM pipeline WHERE project = :project AND taken_name = :name AND id <> :id")
                        .param("project", project.value())
                        .param("name", taken(name))
                        .param("id", except.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void update(PipelineRow row) {
        PipelineEntry entry = row.entry();
        jdbc.sql("""
                        UPDATE pipeline SET name = :name, taken_name = :taken, description = :description, changed_by = :by,
                            changed = :changed, version = :version, content = :content, hash = :hash
                        WHERE id = :id
                        """)
                .param("name", entry.name())
                .param("taken", taken(entry.name()))
                .param("description", entry.description())
                .param("by", entry.changedBy())
                .param("changed", at(entry.changed()))
                .param("version", row.version())
                .param("content", row.content())
                .param("hash", row.hash())
                .param("id", entry.id().value())
                .update();
    }

    void setLatest(PipelineId pipeline, int number, String hash) {
        jdbc.sql("UPDATE pipeline SET latest = :number, latest_hash = :hash WHERE id = :id")
                .param("number", number)
                .param("hash", hash)
                .param("id", pipeline.value())
                .update();
    }

    /** A deleted one leaves its name to others. */
    void delete(PipelineId pipeline, Instant at) {
        jdbc.sql("UPDATE pipeline SET deleted = :at, taken_name = NULL WHERE id = :id")
                .param("at", at(at))
                .param("id", pipeline.value())
                .update();
    }

    /** Whether it was there and deleted; {@link #update} must follow, because its name may be taken. */
    boolean undelete(ProjectId project, PipelineId pipeline) {
        return jdbc.sql(
                                "UPDATE pipeline SET deleted = NULL WHERE project = :project AND id = :id AND deleted IS NOT NULL")
                        .param("project", project.value())
                        .param("id", pipeline.value())
                        .update()
                == 1;
    }

    private static String taken(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static PipelineEntry entry(ResultSet rs) throws SQLException {
        return new PipelineEntry(
                new ProjectId(rs.getString("project")),
                new PipelineId(rs.getString("id")),
                rs.getString("name"),
                rs.getString("description"),
                rs.getInt("latest"),
                rs.getString("owner"),
                at(rs, "created"),
                rs.getString("changed_by"),
                at(rs, "changed"));
    }
}
