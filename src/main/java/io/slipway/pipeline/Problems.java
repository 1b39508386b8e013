package io.slipway.pipeline;

import java.util.List;

/** Whether a pipeline makes sense: missing inputs, clashing types, cycles, what is unused or can't be reached. */
@SuppressWarnings("DoNotCallSuggester")
public final class Problems {
    private Problems() {}

    /** In the order of the steps. */
    public static List<Problem> of(Pipeline pipeline) {
        throw new UnsupportedOperationException("not yet: " + pipeline.name());
    }
}
