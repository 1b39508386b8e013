package io.slipway.engine;

/** How a step of a run stands; {@code word} is what pages show: pending, running, succeeded, cached, skipped, failed, cancelled, lost. */
public sealed interface StepState {
    /** Not begun: waits for the steps before it, or for its time to try again. The reason is a sentence or empty. */
    record Waiting(String reason) implements StepState {}

    /** Its environment is being made; the line is the latest progress. */
    record Preparing(String line) implements StepState {}

    /** Handed to the executor, waits for room. */
    record Queued(String reason) implements StepState {}

    /** The reason is empty as long as it is known how it goes ("unknown since 20:03: ..."). */
    record Running(String reason) implements StepState {
        public Running() {
            this("");
        }
    }

    record Succeeded() implements StepState {}

    /** Not run: another run's results were taken over. */
    record Cached(String fromRun) implements StepState {}

    /** Never to run, for this reason: its condition is false, or a step before it did not succeed. */
    record Skipped(String reason) implements StepState {}

    record Failed(String reason) implements StepState {}

    /** The reason is what it waited for when it was stopped, or empty. */
    record Cancelled(String reason) implements StepState {
        public Cancelled() {
            this("");
        }
    }

    /** Its process is gone without a word. */
    record Lost(String reason) implements StepState {}

    default String word() {
        return switch (this) {
            case Waiting waiting -> "pending";
            case Preparing preparing -> "pending";
            case Queued queued -> "pending";
            case Running running -> "running";
            case Succeeded succeeded -> "succeeded";
            case Cached cached -> "cached";
            case Skipped skipped -> "skipped";
            case Failed failed -> "failed";
            case Cancelled cancelled -> "cancelled";
            case Lost lost -> "lost";
        };
    }

    /** What a person should know beside the word; empty where the word says it all. */
    default String reason() {
        return switch (this) {
            case Waiting waiting -> waiting.reason();
            case Preparing preparing -> preparing.line();
            case Queued queued -> queued.reason();
            case Skipped skipped -> skipped.reason();
            case Failed failed -> failed.reason();
            case Lost lost -> lost.reason();
            case Running running -> running.reason();
            case Succeeded succeeded -> "";
            case Cached cached -> "";
            case Cancelled cancelled -> cancelled.reason();
        };
    }

    default boolean ended() {
        return switch (this) {
            case Waiting waiting -> false;
            case Preparing preparing -> false;
            case Queued queued -> false;
            case Running running -> false;
            default -> true;
        };
    }
}
