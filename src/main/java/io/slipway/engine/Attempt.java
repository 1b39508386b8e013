package io.slipway.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One try of a step.
 *
 * @param number from 1
 * @param created when it was decided on; from then until {@code started} it waited for its environment and for room
 * @param log the file that its output goes to
 * @param packages what its environment held, {@code name==version}
 * @param interpreter the Python of the project's own that it ran in; empty if one was prepared for it, or none is known
 * @param trackedRun where its own metrics are recorded, once it logged any
 */
public record Attempt(
        int number,
        StepState state,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Integer exitCode,
        @Nullable Duration cpu,
        @Nullable Long peakMemoryBytes,
        Path log,
        List<String> packages,
        String interpreter,
        String trackedRun) {
    public Attempt {
        packages = List.copyOf(packages);
    }
}
