package io.slipway.engine;

import io.slipway.executor.Executors;
import io.slipway.pipeline.PipelineId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be run.
 *
 * @param arguments of the pipeline's type each; what is left out takes its default
 * @param experiment name; empty means one named like the pipeline
 * @param systemMetrics whether to record what its steps take of their machine
 * @param rerunOf the run that it repeats, if any
 * @param executor where its steps run, one of {@link Executors#choices}
 */
public record RunRequest(
        PipelineId pipeline,
        int version,
        Map<String, JsonNode> arguments,
        String experiment,
        boolean cache,
        boolean systemMetrics,
        @Nullable String rerunOf,
        String executor) {
    public RunRequest {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
