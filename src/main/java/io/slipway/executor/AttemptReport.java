package io.slipway.executor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** News of an attempt. */
public sealed interface AttemptReport {

    /** It waits for room; the reason says for what ("waits for 4 GiB of memory; 1.2 GiB of 8 GiB are free"). May come again. */
    record Waiting(String reason) implements AttemptReport {}

    /** Its process runs. */
    record Running(Instant startedAt) implements AttemptReport {}

    /** It ended by itself or was ended. */
    record Ended(End end, Instant startedAt, Instant endedAt, Usage usage) implements AttemptReport {}

    /** It could not be started; nothing ran. The reason says what to do. */
    record NotStarted(String reason) implements AttemptReport {}

    /** Answer to {@link StepExecutor#adopt}: there is no trace of it, so it may be started. */
    record NeverStarted() implements AttemptReport {}

    /** Its process is gone and left no exit status. */
    record Lost(String reason) implements AttemptReport {}

    /** How a process ended. */
    sealed interface End {
        record Exited(int code) implements End {}

        /** By a signal that nobody here sent. {@code outOfMemory} where that is known. */
        record Killed(int signal, boolean outOfMemory) implements End {}

        record TimedOut(Duration limit) implements End {}

        record Stopped() implements End {}
    }

    /** What an attempt took; null where it was not measured. */
    record Usage(@Nullable Duration cpu, @Nullable Long peakMemoryBytes) {}
}
