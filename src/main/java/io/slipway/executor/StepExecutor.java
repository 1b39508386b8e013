package io.slipway.executor;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs attempts somewhere. What becomes of an attempt is told to the {@link AttemptListener}, at least once each, in
 * order; the caller's fence decides what still counts.
 */
public interface StepExecutor {

    /**
     * Makes ready what a program needs before it can start, once for all who need the same.
     *
     * @param progress gets a line at a time while something is being made; nothing where it is there already
     * @return what the program will find; fails with {@link EnvironmentException} whose message a person can act on
     */
    CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress);

    /** Starts an attempt, at most once: an attempt that was started before, also by an earlier server, is adopted. */
    void start(AttemptSpec spec);

    /** Asks what became of an attempt that an earlier server started (or meant to start); the answer comes as a report. */
    void adopt(AttemptSpec spec);

    /** Ends an attempt with all its processes. May be called again until its end was reported. */
    void stop(AttemptId id);
}
