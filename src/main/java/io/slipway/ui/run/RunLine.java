package io.slipway.ui.run;

import io.slipway.engine.PipelineRun;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run as the browser gets it. */
record RunLine(
        String id,
        int number,
        String title,
        String pipeline,
        String pipelineName,
        int version,
        String state,
        String startedBy,
        Instant created,
        Instant countsFrom,
        @Nullable Instant started,
        @Nullable Instant ended,
        String experiment,
        Map<String, JsonNode> arguments,
        boolean cache,
        boolean systemMetrics,
        @Nullable String rerunOf,
        String reason,
        String executor,
        String stoppedBy) {

    static RunLine of(PipelineRun run) {
        return new RunLine(
                run.id(),
                run.number(),
                run.title(),
                run.pipeline().value(),
                run.pipelineName(),
                run.version(),
                run.state().name().toLowerCase(Locale.ROOT),
                run.startedBy(),
                run.created(),
                run.countsFrom(),
                run.started(),
                run.ended(),
                run.experiment(),
                run.arguments(),
                run.cache(),
                run.systemMetrics(),
                run.rerunOf(),
                run.reason(),
                run.executor(),
                run.stoppedBy());
    }
}
