package io.slipway.executor.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How steps run on this machine.
 *
 * @param python the interpreter that environments are made from; null is the first on PATH
 * @param cpus cores that steps may take together; null is all there are
 * @param memory what steps may ask for together; null is all there is
 * @param gpus GPUs that steps may take together; null is all there are
 * @param passEnvironment the server's variables that steps see too; {@code *} at the end stands for any rest
 * @param grace how long a process has between being asked to end and being killed
 */
@ConfigurationProperties("slipway.local")
record LocalSettings(
        @Nullable Path python,
        @Nullable Double cpus,
        @Nullable DataSize memory,
        @Nullable Integer gpus,

        @DefaultValue({"PATH", "LANG", "LC_*", "TZ", "CUDA_*", "NVIDIA_*"})
        List<String> passEnvironment,

        @DefaultValue("10s") Duration grace) {
    LocalSettings {
        passEnvironment = List.copyOf(passEnvironment);
    }

    /** Whether a variable of the server is for steps too. */
    boolean passes(String variable) {
        return passEnvironment.stream()
                .anyMatch(listed -> listed.endsWith("*")
                        ? variable.startsWith(listed.substring(0, listed.length() - 1))
                        : variable.equals(listed));
    }
}
