package io.slipway.engine;

import io.slipway.executor.Executors;
import io.slipway.pipeline.PipelineId;
import io.slipway.project.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Runs for tests that care for little of them: Ann's, on this machine, of one pipeline. */
public final class SomeRun {
    private SomeRun() {}

    public static PipelineRun of(String id, RunState state, Instant created) {
        return of(id, "plans #1", state, created, null);
    }

    public static PipelineRun of(String id, String title, RunState state, Instant created, @Nullable Instant started) {
        return of(id, title, state, created, started, Map.of());
    }

    public static PipelineRun of(
            String id,
            String title,
            RunState state,
            Instant created,
            @Nullable Instant started,
            Map<String, JsonNode> arguments) {
        return new PipelineRun(
                new ProjectId("p"),
                id,
                1,
                title,
                new PipelineId("pl"),
                "plans",
                1,
                state,
                "ann",
                created,
                started,
                null,
                "7",
                arguments,
                true,
                false,
                null,
                "",
                Executors.LOCAL,
                "",
                Duration.ZERO);
    }
}
