package io.slipway.ui.runs;

import io.slipway.engine.PipelineRun;
import java.util.Map;

/** A run with the last value of each of its metrics. */
record RunRow(PipelineRun run, Map<String, Double> metrics) {
    RunRow {
        metrics = Map.copyOf(metrics);
    }
}
