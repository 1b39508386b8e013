package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.Carried;
import io.slipway.tracking.remote.RemoteServer;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up what was carried, among twins and items. */
@Repository
class CarriedStore implements Carried {
    private final JdbcClient jdbc;
    private final TwinStore twins;

    CarriedStore(JdbcClient jdbc, TwinStore twins) {
        this.jdbc = jdbc;
        this.twins = twins;
    }

    @Override
    public Set<String> runs(ProjectId project, Collection<String> there) {
        if (there.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                        SELECT source FROM transfer_twin
                        WHERE project = :project AND place = '' AND kind = :kind AND source IN (:there)
                        """)
                .param("project", project.value())
                .param("kind", Kind.RUN.number())
                .param("there", there)
                .query((row, index) -> row.getString(1))
                .list());
    }

    @Override
    public Optional<String> run(ProjectId project, String here) {
        return twins.source(project, Kind.RUN, here);
    }

    @Override
    public Optional<String> model(ProjectId project, String here) {
        return twins.source(project, Kind.MODEL, here);
    }

    /** Names are no ids: of those that came in a file nobody knows from which server, so they are not told. */
    @Override
    public Set<String> models(ProjectId project, RemoteServer server) {
        return Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT i.id FROM transfer t JOIN transfer_item i ON i.transfer = t.id
                        JOIN registered_model m
                            ON m.project = t.project AND m.name = i.id AND m.deleted_name IS NULL
                        WHERE t.project = :project AND NOT t.from_file AND t.address = :address
                            AND t.workspace = :workspace AND i.kind = :kind AND i.state IN ('DONE', 'KEPT')
                        """)
                .param("project", project.value())
                .param("address", server.address())
                .param("workspace", server.workspace())
                .param("kind", Kind.REGISTERED.number())
                .query((row, index) -> row.getString(1))
                .list());
    }
}
