package io.slipway.engine.shell;

import io.slipway.engine.live.FencedException;
import io.slipway.engine.live.RunDriver;
import io.slipway.engine.live.RunMessage;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/** The mail of one run, and the virtual thread that hands it to the driver, one message at a time. */
final class Mailbox implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int PATIENCE = 3;
    private final String run;
    private final RunDriver driver;
    private final Mailboxes mailboxes;
    private final Overlay overlay;
    private final EngineState state;
    private final BlockingQueue<RunMessage> mail = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean ending;

    Mailbox(String run, RunDriver driver, Mailboxes mailboxes, Overlay overlay, EngineState state) {
        this.run = run;
        this.driver = driver;
        this.mailboxes = mailboxes;
        this.overlay = overlay;
        this.state = state;
        thread = Thread.ofVirtual().name("run-" + run).unstarted(this);
    }

    Mailbox begin() {
        thread.start();
        return this;
    }

    Mailbox add(RunMessage message) {
        mail.add(message);
        return this;
    }

    boolean isEmpty() {
        return mail.isEmpty();
    }

    /** Handles what it is at, and nothing more. No interrupt: H2 closes its files when a thread is interrupted in them. */
    void end() {
        ending = true;
        mail.add(new RunMessage.Look());
        LockSupport.unpark(thread);
    }

    /** Returns when it has ended, or after that time. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        thread.join(atMost);
    }

    @Override
    public void run() {
        MDC.put("run", run);
        try {
            boolean open = true;
            while (open) {
                RunMessage message = mail.take();
                open = !ending && deliver(message) && !(driver.ended() && mailboxes.close(run));
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
        overlay.forget(run);
        state.fine(run);
    }

    private boolean deliver(RunMessage message) {
        int failures = 0;
        for (int attempt = 0; !ending; attempt++) {
            try {
                state.timed(() -> driver.handle(message));
                state.fine(run);
                return true;
            } catch (FencedException over) {
                LOG.error("{}: this server stops writing", over.getMessage());
                state.fence();
                mailboxes.drop(run);
                return false;
            } catch (RuntimeException problem) {
                failures += passes(problem) ? 0 : 1;
                if (failures >= PATIENCE) {
                    return giveUp(message, problem);
                }
                LOG.warn("Run {} can't go on now: trying again", run, problem);
                state.away(run, problem);
                pause(attempt);
            }
        }
        return false;
    }

    private boolean giveUp(RunMessage message, RuntimeException problem) {
        LOG.error("Run {} can't handle {}: ending it as failed", run, message, problem);
        try {
            driver.giveUp("Slipway can't carry it on: " + problem);
            return true;
        } catch (RuntimeException worse) {
            LOG.error("Run {} can't be ended either: the next start of the server tries again", run, worse);
            mailboxes.drop(run);
            return false;
        }
    }

    /** Whether the cause is likely to go away by itself: a database that is not there. */
    private static boolean passes(RuntimeException problem) {
        return switch (problem) {
            case DataIntegrityViolationException wrong -> false;
            case NonTransientDataAccessResourceException away -> true;
            case NonTransientDataAccessException wrong -> false;
            case DataAccessException away -> true;
            case TransactionException away -> true;
            default -> false;
        };
    }

    private static void pause(int attempt) {
        long millis = Math.min(LONGEST.toMillis(), 50L << Math.min(attempt, 10));
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
