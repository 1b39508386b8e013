package io.slipway.ui.run;

import io.slipway.engine.Attempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A try of a step as the browser gets it. */
record AttemptLine(
        int number,
        String state,
        String reason,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Integer exitCode,
        @Nullable Long cpuMillis,
        @Nullable Long peakMemoryBytes,
        List<String> packages,
        String interpreter,
        String trackedRun,
        List<Parts.Part> parts) {

    static AttemptLine of(Attempt attempt, List<Parts.Part> parts) {
        return new AttemptLine(
                attempt.number(),
                attempt.state().word(),
                attempt.state().reason(),
                attempt.created(),
                attempt.started(),
                attempt.ended(),
                attempt.exitCode(),
                attempt.cpu() == null ? null : attempt.cpu().toMillis(),
                attempt.peakMemoryBytes(),
                attempt.packages(),
                attempt.interpreter(),
                attempt.trackedRun(),
                parts);
    }
}
