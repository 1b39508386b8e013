package io.slipway.engine.live;

import io.slipway.executor.AttemptSpec;
import io.slipway.pipeline.Step;

/** What a step asks for, in the executor's numbers. */
public final class Resources {
    private Resources() {}

    public static AttemptSpec.Resources of(Step.Resources asked) {
        return new AttemptSpec.Resources(
                Quantity.of(asked.cpuRequest(), asked.cpuLimit()),
                (long) Quantity.of(asked.memoryRequest(), asked.memoryLimit()),
                asked.gpuType(),
                (int) Quantity.of(asked.gpuCount()));
    }
}
