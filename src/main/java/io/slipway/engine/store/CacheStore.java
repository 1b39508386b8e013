package io.slipway.engine.store;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.live.EarlierKey;
import io.slipway.engine.live.Reusable;
import io.slipway.engine.step.CacheKey;
import io.slipway.engine.step.PythonJson;
import io.slipway.project.ProjectId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of results that can be reused, and of what the keys were made of. */
@Repository
public class CacheStore {
    private final JdbcClient jdbc;

    CacheStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Reusable> reusable(ProjectId project, String hash) {
        return jdbc.sql("""
                        SELECT r.id, r.number, r.pipeline_name, s.outputs,
                            (SELECT MAX(a.tracked_run) FROM step_attempt a
                             WHERE a.run = s.run AND a.step = s.id AND a.state = 'SUCCEEDED') AS tracked_run
                        FROM cache_entry c JOIN pipeline_run r ON r.id = c.run
                        JOIN step_run s ON s.run = c.run AND s.id = c.step
                        WHERE c.project = :project AND c.hash = :hash
                        """)
                .param("project", project.value())
                .param("hash", hash)
                .query((row, index) -> new Reusable(
                        row.getString("id"),
                        row.getInt("number"),
                        row.getString("pipeline_name"),
                        row.getString("tracked_run"),
                        Json.passed(row.getString("outputs"))))
                .optional();
    }

    public void remember(PipelineRun run, String step, String hash) {
        int known = jdbc.sql(
                        "UPDATE cache_entry SET run = :run, step = :step WHERE project = :project AND hash = :hash")
                .param("run", run.id())
                .param("step", step)
                .param("project", run.project().value())
                .param("hash", hash)
                .update();
        if (known == 0) {
            jdbc.sql("""
                            INSERT INTO cache_entry (project, hash, run, step) VALUES (:project, :hash, :run, :step)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("project", run.project().value())
                    .param("hash", hash)
                    .param("run", run.id())
                    .param("step", step)
                    .update();
        }
    }

    public Optional<EarlierKey> earlier(PipelineRun run, String step) {
        return jdbc.sql("""
                        SELECT number, parts FROM cache_key
                        WHERE project = :project AND pipeline = :pipeline AND step = :step
                        """)
                .param("project", run.project().value())
                .param("pipeline", run.pipeline().value())
                .param("step", step)
                .query((row, index) -> new EarlierKey(row.getInt(1), PythonJson.MAPPER.readTree(row.getString(2))))
                .optional();
    }

    public void remember(PipelineRun run, String step, CacheKey key) {
        String parts = PythonJson.MAPPER.writeValueAsString(key.parts());
        int known = jdbc.sql("""
                        UPDATE cache_key SET number = :number, parts = :parts
                        WHERE project = :project AND pipeline = :pipeline AND step = :step
                        """)
                .param("number", run.number())
                .param("parts", parts)
                .param("project", run.project().value())
                .param("pipeline", run.pipeline().value())
                .param("step", step)
                .update();
        if (known == 0) {
            jdbc.sql("""
                            INSERT INTO cache_key (project, pipeline, step, number, parts)
                            VALUES (:project, :pipeline, :step, :number, :parts) ON CONFLICT DO NOTHING
                            """)
                    .param("project", run.project().value())
                    .param("pipeline", run.pipeline().value())
                    .param("step", step)
                    .param("number", run.number())
                    .param("parts", parts)
                    .update();
        }
    }
}
