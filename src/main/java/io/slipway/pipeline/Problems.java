package io.slipway.pipeline;

import io.slipway.pipeline.check.Checks;
import java.util.List;

/** Whether a pipeline makes sense: missing inputs, clashing types, cycles, what is unused or can't be reached. */
public final class Problems {
    private Problems() {}

    /** In the order of the steps, those of the pipeline itself first. */
    public static List<Problem> of(Pipeline pipeline) {
        return Checks.all(pipeline);
    }
}
