package io.slipway.pipeline;

import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of saved versions: inserted once, never changed. */
@Repository
class VersionStore {
    private static final String SELECT = """
            SELECT p.project, v.pipeline, v.number, v.message, v.author, v.saved, v.hash, v.content
            FROM pipeline_version v JOIN pipeline p ON p.id = v.pipeline
            WHERE p.project = :project AND v.pipeline = :pipeline
            """;
    private final JdbcClient jdbc;

    VersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PipelineVersion version) {
        jdbc.sql("""
                        INSERT INTO pipeline_version (pipeline, number, message, author, saved, hash, content)
                        VALUES (:pipeline, :number, :message, :author, :saved, :hash, :content)
                        """)
                .param("pipeline", version.pipeline().value())
                .param("number", version.number())
                .param("message", version.message())
                .param("author", version.by())
                .param("saved", PipelineStore.at(version.at()))
                .param("hash", version.hash())
                .param("content", PipelineJson.write(version.content()))
                .update();
    }

    List<PipelineVersion> list(ProjectId project, PipelineId pipeline) {
        return jdbc.sql(SELECT + " ORDER BY v.number DESC")
                .param("project", project.value())
                .param("pipeline", pipeline.value())
                .query(VersionStore::version)
                .list();
    }

    Optional<PipelineVersion> find(ProjectId project, PipelineId pipeline, int number) {
        return jdbc.sql(SELECT + " AND v.number = :number")
                .param("project", project.value())
                .param("pipeline", pipeline.value())
                .param("number", number)
                .query(VersionStore::version)
                .optional();
    }

    private static PipelineVersion version(ResultSet rs, int row) throws SQLException {
        return new PipelineVersion(
                new ProjectId(rs.getString("project")),
                new PipelineId(rs.getString("pipeline")),
                rs.getInt("number"),
                rs.getString("message"),
                rs.getString("author"),
                PipelineStore.at(rs, "saved"),
                rs.getString("hash"),
                PipelineJson.read(rs.getString("content")));
    }
}
