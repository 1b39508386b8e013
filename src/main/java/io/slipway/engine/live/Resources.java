package io.slipway.engine.live;

import io.slipway.executor.AttemptSpec;
import io.slipway.pipeline.Step;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a step asks for, in the executor's numbers. */
public final class Resources {
    private Resources() {}

    /** As far as it is known before the step's inputs are. */
    public static AttemptSpec.Resources of(Step.Resources asked) {
        return of(asked, UnaryOperator.identity());
    }

    static AttemptSpec.Resources of(Step.Resources asked, UnaryOperator<String> resolved) {
        Map<String, String> requests = named(resolved.apply(asked.cpuRequest()), resolved.apply(asked.memoryRequest()));
        Map<String, String> limits = named(resolved.apply(asked.cpuLimit()), resolved.apply(asked.memoryLimit()));
        return new AttemptSpec.Resources(
                Quantity.of(requests.getOrDefault("cpu", ""), limits.getOrDefault("cpu", "")),
                (long) Quantity.of(requests.getOrDefault("memory", ""), limits.getOrDefault("memory", "")),
                resolved.apply(asked.gpuType()),
                (int) Quantity.of(resolved.apply(asked.gpuCount())),
                requests,
                limits);
    }

    private static Map<String, String> named(String cpu, String memory) {
        Map<String, String> amounts = new TreeMap<>();
        if (!cpu.isBlank()) {
            amounts.put("cpu", cpu.strip());
        }
        if (!memory.isBlank()) {
            amounts.put("memory", memory.strip());
        }
        return amounts;
    }
}
