package io.slipway.engine;

import io.slipway.executor.Load;
import io.slipway.executor.Load.Gpu;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The name of a step's metric of these among those of its whole run: MLflow's pages tell them apart by how they begin. */
    public static String ofRun(String step, String metric) {
        return PREFIX + step + "." + metric.substring(PREFIX.length());
    }

    /** What a step calls what is recorded for its whole run; empty if it is none of these or of another step. */
    public static Optional<String> ofStep(String step, String recorded) {
        String now = PREFIX + step + ".";
        String before = step + "." + PREFIX;
        return Stream.of(now, before)
                .filter(recorded::startsWith)
                .findFirst()
                .map(prefix -> PREFIX + recorded.substring(prefix.length()));
    }

    /** Whether a metric of a whole run is one of these. Runs of before have the step's name before it. */
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
