package io.slipway.executor;

/** Hears what becomes of attempts. Called from the executor's threads; must not block for long. */
public interface AttemptListener {
    void report(AttemptId id, AttemptReport report);

    /** What a process takes at this moment, of an attempt that is to be sampled. One that is missed is not told again. */
    default void sampled(AttemptId id, Load load) {}
}
