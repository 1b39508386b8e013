package io.slipway;

import io.slipway.exec.StopWish;
import java.util.concurrent.CountDownLatch;

/** Ctrl-C while a run is carried through: a wish that the run stops, granted before the program ends. */
final class Interruption implements StopWish {
    private static final int STOPPED = 130;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean wished;
    private volatile boolean guarded;

    /** From now on the program ends only after the run has. */
    void guard() {
        guarded = true;
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::ended));
    }

    private void ended() {
        if (over.getCount() == 0) {
            return;
        }
        wished = true;
        try {
            over.await();
            Runtime.getRuntime().halt(STOPPED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean present() {
        return wished;
    }

    void over() {
        if (guarded) {
            over.countDown();
        }
    }
}
