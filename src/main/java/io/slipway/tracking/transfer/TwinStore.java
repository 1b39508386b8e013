package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rows of twins. */
@Repository
class TwinStore {
    private final JdbcClient jdbc;

    TwinStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Twin> find(ProjectId project, String place, Kind kind, String source) {
        return jdbc.sql("""
                        SELECT source, source_uri, target, target_uri, fingerprint FROM transfer_twin
                        WHERE project = :project AND place = :place AND kind = :kind AND source = :source
                        """)
                .param("project", project.value())
                .param("place", place)
                .param("kind", kind.number())
                .param("source", source)
                .query((row, index) -> new Twin(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .optional();
    }

    /** The id that a run or logged model had where it was imported from; empty if it is the project's own. */
    Optional<String> source(ProjectId project, Kind kind, String target) {
        return jdbc.sql("""
                        SELECT source FROM transfer_twin
                        WHERE target = :target AND project = :project AND place = '' AND kind = :kind
                        """)
                .param("target", target)
                .param("project", project.value())
                .param("kind", kind.number())
                .query(String.class)
                .optional();
    }

    @Transactional
    void put(ProjectId project, String place, Kind kind, Twin twin) {
        int changed = with(project, place, kind, twin, """
                        UPDATE transfer_twin SET source_uri = :sourceUri, target = :target, target_uri = :targetUri,
                            fingerprint = :fingerprint
                        WHERE project = :project AND place = :place AND kind = :kind AND source = :source
                        """);
        if (changed == 0) {
            with(project, place, kind, twin, """
                            INSERT INTO transfer_twin
                                (project, place, kind, source, source_uri, target, target_uri, fingerprint)
                            VALUES (:project, :place, :kind, :source, :sourceUri, :target, :targetUri, :fingerprint)
                            """);
        }
    }

    private int with(ProjectId project, String place, Kind kind, Twin twin, String sql) {
        return jdbc.sql(sql)
                .param("project", project.value())
                .param("place", place)
                .param("kind", kind.number())
                .param("source", twin.source())
                .param("sourceUri", twin.sourceUri())
                .param("target", twin.target())
                .param("targetUri", twin.targetUri())
                .param("fingerprint", twin.fingerprint())
                .update();
    }
}
