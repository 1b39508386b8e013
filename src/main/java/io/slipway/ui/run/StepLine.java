package io.slipway.ui.run;

import io.slipway.engine.StepRun;
import io.slipway.engine.StepState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run as the browser gets it.
 *
 * @param phase what a pending one waits for: {@code waiting} (steps before it), {@code preparing} (its environment), {@code
 *     queued} (room); empty otherwise
 * @param fromRun the run whose results were taken over
 */
record StepLine(
        String id,
        String path,
        boolean frame,
        String state,
        String phase,
        String reason,
        int attempts,
        String cacheNote,
        @Nullable String fromRun,
        Instant since,
        @Nullable Instant started,
        @Nullable Instant ended) {

    static StepLine of(StepRun step) {
        return new StepLine(
                step.id(),
                step.path(),
                step.frame(),
                step.state().word(),
                phase(step.state()),
                step.state().reason(),
                step.attempts(),
                step.cacheNote(),
                step.state() instanceof StepState.Cached(String fromRun) ? fromRun : null,
                step.since(),
                step.started(),
                step.ended());
    }

    private static String phase(StepState state) {
        return switch (state) {
            case StepState.Waiting waiting -> "waiting";
            case StepState.Preparing preparing -> "preparing";
            case StepState.Queued queued -> "queued";
            default -> "";
        };
    }
}
