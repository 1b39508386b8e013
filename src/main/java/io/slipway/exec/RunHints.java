package io.slipway.exec;

import io.slipway.engine.RunChanged;
import io.slipway.engine.StepChanged;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells whoever waits that something about runs is new on disk. */
@Component
class RunHints {
    private static final long LOOK_ANYWAY_MILLIS = 1000;
    private final Semaphore news = new Semaphore(0);

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(RunChanged event) {
        news.release();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(StepChanged event) {
        news.release();
    }

    /** Returns at the next news; without any after a second at most, because a hint may be lost. */
    void await(Duration atMost) throws InterruptedException {
        long millis = Math.clamp(atMost.toMillis() + 1, 1, LOOK_ANYWAY_MILLIS);
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
