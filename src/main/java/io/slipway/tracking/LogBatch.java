package io.slipway.tracking;

import java.util.List;
import java.util.Map;

/** Points, parameters and tags that are recorded together or not at all. */
public record LogBatch(List<Metric> metrics, Map<String, String> params, Map<String, String> tags) {
    /** Only points. */
    public static LogBatch ofMetrics(List<Metric> metrics) {
        return new LogBatch(metrics, Map.of(), Map.of());
    }

    /** Only parameters. */
    public static LogBatch ofParams(Map<String, String> params) {
        return new LogBatch(List.of(), params, Map.of());
    }
}
