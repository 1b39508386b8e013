package io.slipway.executor;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt takes of the machine that it runs on, at one moment.
 *
 * @param age how long its process has run, by the clock of that machine
 * @param cpu processor time until then, of all its processes together
 * @param cores all that it may use
 * @param memoryBytes of all its processes together; null where that is not known
 * @param memoryLimit all that it may use, in bytes
 * @param gpus those that it was given, or all there are where it asked for none
 */
public record Load(
        Duration age, Duration cpu, double cores, @Nullable Long memoryBytes, long memoryLimit, List<Gpu> gpus) {
    public Load {
        gpus = List.copyOf(gpus);
    }

    /** One GPU as a whole, whoever uses it. */
    public record Gpu(int index, double busyPercent, double usedMegabytes, double totalMegabytes) {}
}
