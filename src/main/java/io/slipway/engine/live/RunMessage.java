package io.slipway.engine.live;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.EnvironmentSpec;
import java.util.concurrent.CompletableFuture;

/** What a live run is told, one at a time. */
public sealed interface RunMessage {
    /** Something may be due: an environment is ready, a time has come, a server has just started. */
    record Look() implements RunMessage {}

    /** Somebody wants it to stop; {@code done} answers when that is on disk. */
    record Stop(String by, CompletableFuture<Void> done) implements RunMessage {}

    /** Somebody wants what did not succeed tried again; {@code done} answers when that is on disk. */
    record RetryFailed(CompletableFuture<Void> done) implements RunMessage {}

    record Reported(AttemptId id, AttemptReport report) implements RunMessage {}

    /** A line about an environment that is being made. */
    record Progress(EnvironmentSpec spec, String line) implements RunMessage {}

    /**
     * What an attempt that ended had left.
     *
     * @param attempt 0 for an importer, which has none
     */
    record Collected(String step, int attempt, Harvest harvest) implements RunMessage {}
}
