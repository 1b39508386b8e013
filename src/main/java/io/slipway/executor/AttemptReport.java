package io.slipway.executor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** News of an attempt. */
public sealed interface AttemptReport {

    /** It waits for room; the reason says for what ("waits for 4 GiB of memory; 1.2 GiB of 8 GiB are free"). May come again. */
    record Waiting(String reason) implements AttemptReport {}

    /**
     * Its process runs, as far as is known. May come again.
     *
     * @param unknown since when and why nobody knows how it goes ("unknown since 20:03: ..."); empty where it is known
     */
    record Running(Instant startedAt, String unknown) implements AttemptReport {
        public Running(Instant startedAt) {
            this(startedAt, "");
        }
    }

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

        /**
         * By the place where it ran, or what it gave could not be had from there.
         *
         * @param reason a sentence that says what to do
         * @param code its process ended with, if that is known
         */
        record Broken(String reason, @Nullable Integer code) implements End {
            public Broken(String reason) {
                this(reason, null);
            }
        }
    }

    /** What an attempt took; null where it was not measured. */
    record Usage(@Nullable Duration cpu, @Nullable Long peakMemoryBytes) {}
}
