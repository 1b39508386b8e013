package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptReport.Usage;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How one attempt stands: how far it is, since when it runs, and what was told of it last. */
final class Standing {
    private final AttemptSpec spec;
    private final String namespace;
    private final Notes notes;
    private final PodRecord pod;
    private final Surroundings around;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Phase phase = Phase.IDLE;
    private @Nullable Instant started;
    private @Nullable AttemptReport last;

    /** How far it is, as far as this server knows. */
    enum Phase {
        /** Nobody asked for anything, or there is no trace of it. */
        IDLE,
        /** Its Job is made or looked for. */
        BEGINNING,
        /** Its Job is there. */
        THERE,
        /** Its Job is being removed. */
        STOPPING,
        /** How it ended is known; its log and files are fetched. */
        ENDING,
        OVER
    }

    Standing(AttemptSpec spec, String namespace, Notes notes, PodRecord pod, Surroundings around) {
        this.spec = spec;
        this.namespace = namespace;
        this.notes = notes;
        this.pod = pod;
        this.around = around;
    }

    boolean is(Phase wanted) {
        return phase == wanted;
    }

    /** Whether it was there and now is further. */
    boolean move(Phase from, Phase to) {
        lock.lock();
        try {
            boolean moves = phase == from;
            phase = moves ? to : phase;
            return moves;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody else moves it meanwhile. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void alone(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    void runsSince(Instant since) {
        alone(() -> started = since);
    }

    /** Tells what is news. */
    void tell(AttemptReport report) {
        alone(() -> {
            if (!report.equals(last)) {
                last = report;
                around.reports().accept(spec.id(), report);
            }
        });
    }

    void repeat() {
        alone(() -> {
            if (last != null) {
                around.reports().accept(spec.id(), last);
            }
        });
    }

    /** Nobody knows how it goes, since then and for that reason. */
    void away(String unknown) {
        alone(() -> {
            if (phase != Phase.OVER && phase != Phase.IDLE) {
                tell(started == null ? new Waiting(unknown) : new Running(started, unknown));
            }
        });
    }

    /** It was ended at this moment. */
    Ended stopped(Notes.Cause cause) {
        Instant now = around.clock().instant();
        End end = cause == Notes.Cause.LIMIT && spec.timeout() != null
                ? new End.TimedOut(spec.timeout())
                : new End.Stopped();
        return new Ended(end, started == null ? now : started, now, new Usage(null, null));
    }

    /** This is the last that is told of it. */
    void conclude(AttemptReport report) {
        if (!is(Phase.OVER)) {
            pod.keep();
        }
        if (alone(() -> ends(report))) {
            around.carriage().close(spec.id());
            new MaskNote(spec, around.seal()).forget();
            if (notes.wasCreated()) {
                around.retire().accept(namespace + "/" + Names.job(spec.id()));
            }
        }
    }

    private boolean ends(AttemptReport report) {
        if (phase == Phase.OVER) {
            return false;
        }
        // On disk before anybody hears of it.
        if (report instanceof Ended ended) {
            notes.ended(ended);
        }
        phase = Phase.OVER;
        tell(report);
        return true;
    }
}
