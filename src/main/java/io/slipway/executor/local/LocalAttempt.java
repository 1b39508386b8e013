package io.slipway.executor.local;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What this server knows of one attempt that is not over. */
final class LocalAttempt {
    private final AttemptSpec spec;
    private final Consumer<AttemptReport> reports;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
    private @Nullable AttemptReport last;

    /** How far it is. */
    enum Phase {
        /** Nobody began it, as far as this server knows. */
        IDLE,
        /** Waits for room. */
        QUEUED,
        /** A supervisor has it, or is about to. */
        BEGUN
    }

    LocalAttempt(AttemptSpec spec, Consumer<AttemptReport> reports) {
        this.spec = spec;
        this.reports = reports;
    }

    AttemptSpec spec() {
        return spec;
    }

    AttemptId id() {
        return spec.id();
    }

    AttemptFolder folder() {
        return new AttemptFolder(spec.folder());
    }

    /** True for the one caller that moves it on. */
    boolean move(Phase from, Phase to) {
        return phase.compareAndSet(from, to);
    }

    boolean idle() {
        return phase.get() == Phase.IDLE;
    }

    /** Reports leave in order: each is made while the lock is held. */
    synchronized void report(AttemptReport report) {
        last = report;
        reports.accept(report);
    }

    /** Tells somebody who asks again what was told last. */
    synchronized void repeat() {
        if (last != null) {
            reports.accept(last);
        }
    }
}
