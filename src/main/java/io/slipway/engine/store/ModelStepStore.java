package io.slipway.engine.store;

import io.slipway.engine.GivenModel;
import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.plan.Node;
import io.slipway.project.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Steps that gave models. */
@Repository
public class ModelStepStore {
    private static final String MODEL = "system.Model";
    private final JdbcClient jdbc;
    private final RunStore runs;

    ModelStepStore(JdbcClient jdbc, RunStore runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /** Whether a step made a model: one that was taken from the cache is another run's. */
    static boolean gives(Node node) {
        return !node.holds()
                && !States.kind(node.state()).equals("CACHED")
                && node.outputs().values().stream()
                        .anyMatch(passed -> !models(passed).isEmpty());
    }

    private static List<Passed.Artifact> models(Passed passed) {
        return passed instanceof Passed.Artifacts given
                ? given.artifacts().stream()
                        .filter(artifact -> artifact.schema().equals(MODEL))
                        .toList()
                : List.of();
    }

    private record Row(String run, String id, String path, Instant at, String inputs, String outputs) {}

    /** Those of the newest runs that are not deleted. */
    public List<GivenModel> latest(ProjectId project, int steps) {
        return models(
                project,
                jdbc.sql("""
                        SELECT s.run, s.id, s.path, s.since, s.inputs, s.outputs FROM step_run s
                        JOIN pipeline_run r ON r.id = s.run
                        WHERE s.gives_model AND r.project = :project AND NOT r.deleted
                        ORDER BY s.run DESC, s.since DESC LIMIT :steps
                        """)
                        .param("project", project.value())
                        .param("steps", steps)
                        .query(ModelStepStore::read)
                        .list());
    }

    /** The one at this address that a step of the run gave, were it from the cache. */
    public Optional<GivenModel> find(ProjectId project, String run, String uri) {
        List<Row> rows =
                jdbc.sql("""
                        SELECT run, id, path, since, inputs, outputs FROM step_run
                        WHERE run = :run AND (gives_model OR state = 'CACHED')
                        """).param("run", run).query(ModelStepStore::read).list();
        return models(project, rows).stream()
                .filter(model -> model.artifact().uri().equals(uri))
                .findFirst();
    }

    private static Row read(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getString("run"),
                row.getString("id"),
                row.getString("path"),
                Instant.ofEpochMilli(row.getLong("since")),
                row.getString("inputs"),
                row.getString("outputs"));
    }

    private List<GivenModel> models(ProjectId project, List<Row> rows) {
        Map<String, PipelineRun> found = new HashMap<>();
        runs.find(project, rows.stream().map(Row::run).distinct().toList()).forEach(run -> found.put(run.id(), run));
        List<GivenModel> models = new ArrayList<>();
        for (Row row : rows) {
            PipelineRun run = found.get(row.run());
            if (run != null) {
                Map<String, Passed> inputs = Json.passed(row.inputs());
                Json.passed(row.outputs())
                        .forEach((output, passed) -> models(passed)
                                .forEach(artifact -> models.add(new GivenModel(
                                        run, row.id(), row.path(), output, row.at(), artifact, inputs))));
            }
        }
        return models;
    }
}
