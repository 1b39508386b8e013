package io.slipway.executor;

/** Hears what becomes of attempts. Called from the executor's threads; must not block for long. */
public interface AttemptListener {
    void report(AttemptId id, AttemptReport report);
}
