package io.slipway.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model that a step gave, with what it was made of.
 *
 * @param step id of the step run
 * @param path of the step
 * @param output name of the port
 * @param at when the step ended
 * @param inputs of the step
 */
public record GivenModel(
        PipelineRun run,
        String step,
        String path,
        String output,
        Instant at,
        Passed.Artifact artifact,
        Map<String, Passed> inputs) {
    public GivenModel {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
