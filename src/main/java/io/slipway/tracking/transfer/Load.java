package io.slipway.tracking.transfer;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What the item at hand has brought so far. Counted for good when the item is done, because it may begin anew. */
final class Load {
    private final BooleanSupplier halted;
    private final Runnable told;
    private final AtomicLong points = new AtomicLong();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    Load(BooleanSupplier halted, Runnable told) {
        this.halted = halted;
        this.told = told;
    }

    /** Somebody paused or stopped the transfer, or the server ends. */
    static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void check() {
        if (halted.getAsBoolean()) {
            throw new Halted();
        }
    }

    void points(long more) {
        points.addAndGet(more);
        told.run();
        check();
    }

    void file() {
        files.incrementAndGet();
        told.run();
        check();
    }

    void bytes(long more) {
        bytes.addAndGet(more);
        told.run();
        check();
    }

    void clear() {
        points.set(0);
        files.set(0);
        bytes.set(0);
    }

    long points() {
        return points.get();
    }

    long files() {
        return files.get();
    }

    long bytes() {
        return bytes.get();
    }
}
