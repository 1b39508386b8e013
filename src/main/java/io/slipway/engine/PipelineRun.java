package io.slipway.engine;

import io.slipway.pipeline.PipelineId;
import io.slipway.project.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One launch of a pipeline version.
 *
 * @param id also names its tracked run
 * @param number counted in the pipeline, from 1
 * @param title what people call it; the pipeline's name and number until somebody renames it
 * @param experiment id of the experiment in tracking
 * @param arguments by parameter, defaults filled in
 * @param cache whether results of earlier runs may be reused
 * @param systemMetrics whether what its steps take of their machine is recorded
 * @param rerunOf the run that it repeats
 * @param reason why it failed, in a sentence; empty otherwise
 * @param executor the name of the executor that its steps run on
 * @param stoppedBy who stopped it; empty if nobody did
 * @param idle how long it stood still between an end and "retry failed", all such times together
 */
public record PipelineRun(
        ProjectId project,
        String id,
        int number,
        String title,
        PipelineId pipeline,
        String pipelineName,
        int version,
        RunState state,
        String startedBy,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        String experiment,
        Map<String, JsonNode> arguments,
        boolean cache,
        boolean systemMetrics,
        @Nullable String rerunOf,
        String reason,
        String executor,
        String stoppedBy,
        Duration idle) {
    public PipelineRun {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** From when its time counts: its creation, moved by what it stood still before it was tried again. */
    public Instant countsFrom() {
        return created.plus(idle);
    }
}
