package io.slipway.engine;

import io.slipway.executor.Load;
import io.slipway.executor.Load.Gpu;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step takes of its machine, under the names by which MLflow's own client records it. */
public final class SystemMetrics {
    private static final String PREFIX = "system/";
    private static final String MEMORY = PREFIX + "system_memory_usage_";
    private static final double MEGABYTE = 1e6;
    // The kernel counts in hundredths of a second: over less than some of them a share says nothing.
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private SystemMetrics() {}

    /** Whether a step's metric is one of these. */
    public static boolean has(String metric) {
        return metric.startsWith(PREFIX);
    }

    /** Whether a metric of a whole run, whose steps' names may stand before it, is one of these. */
    public static boolean hasOfRun(String metric) {
        return has(metric) || metric.contains("." + PREFIX);
    }

    /**
     * By name.
     *
     * @param before what was seen last; null where that is not known, and then nothing is said of the processor
     */
    public static Map<String, Double> of(@Nullable Load before, Load now) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (before != null) {
            Duration time = now.age().minus(before.age());
            if (time.compareTo(SHORTEST) >= 0 && now.cores() > 0) {
                double worked = Math.max(0, now.cpu().minus(before.cpu()).toNanos());
                metrics.put(PREFIX + "cpu_utilization_percentage", 100 * worked / time.toNanos() / now.cores());
            }
        }
        Long memory = now.memoryBytes();
        if (memory != null) {
            metrics.put(MEMORY + "megabytes", memory / MEGABYTE);
            if (now.memoryLimit() > 0) {
                metrics.put(MEMORY + "percentage", 100.0 * memory / now.memoryLimit());
            }
        }
        now.gpus().forEach(gpu -> add(metrics, gpu));
        return metrics;
    }

    private static void add(Map<String, Double> metrics, Gpu gpu) {
        String name = PREFIX + "gpu_" + gpu.index() + "_";
        metrics.put(name + "utilization_percentage", gpu.busyPercent());
        metrics.put(name + "memory_usage_megabytes", gpu.usedMegabytes());
        if (gpu.totalMegabytes() > 0) {
            metrics.put(name + "memory_usage_percentage", 100 * gpu.usedMegabytes() / gpu.totalMegabytes());
        }
    }
}
