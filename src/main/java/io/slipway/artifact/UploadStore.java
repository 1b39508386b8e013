package io.slipway.artifact;

import io.slipway.project.ProjectId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of what was brought by whom. */
@Repository
class UploadStore {
    private final JdbcClient jdbc;

    UploadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In a transaction of its own: the bytes before it took as long as they took. */
    @Transactional
    void add(Upload upload) {
        jdbc.sql("""
                        INSERT INTO upload (id, project, name, bytes, digest, uploaded_by, uploaded_at)
                        VALUES (:id, :project, :name, :bytes, :digest, :by, :at)
                        """)
                .param("id", upload.id())
                .param("project", upload.project().value())
                .param("name", upload.name())
                .param("bytes", upload.size())
                .param("digest", upload.digest())
                .param("by", upload.by())
                .param("at", upload.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether there was such an upload. */
    @Transactional
    boolean remove(ProjectId project, String id, String digest) {
        return jdbc.sql("DELETE FROM upload WHERE project = :project AND id = :id AND digest = :digest")
                        .param("project", project.value())
                        .param("id", id)
                        .param("digest", digest)
                        .update()
                > 0;
    }
}
