package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries on as long as something waits; waits longer and longer while the server takes nothing. */
final class Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
    private static final long LONGEST = 60;
    /** People watch for what waits to go on when a server is back. */
    private static final long RETRY = 15;

    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private final ProjectId project;
    private final BooleanSupplier step;
    private final Runnable told;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile String problem = "";
    private volatile boolean waiting;
    private volatile boolean ending;
    private int failures;

    /**
     * @param step carries one thing; false if nothing waited
     * @param told that it stands otherwise now
     */
    Carrier(ProjectId project, BooleanSupplier step, Runnable told) {
        this.project = project;
        this.told = told;
        this.step = step;
        this.thread = Thread.ofVirtual().name("mlflow " + project).unstarted(this::carry);
    }

    void start() {
        thread.start();
    }

    /** Something waits; as long as the server takes nothing, that changes nothing. */
    void wake() {
        if (!waiting) {
            news.release();
        }
    }

    /** What was wrong may be right now. */
    void hurry() {
        news.release();
    }

    String problem() {
        return problem;
    }

    private void carry() {
        while (!ending) {
            try {
                news.drainPermits();
                boolean more = step.getAsBoolean();
                well();
                if (more) {
                    told.run();
                } else if (!ending) {
                    pause(LONGEST);
                }
            } catch (ServerException away) {
                failed(away.sentence());
            } catch (RuntimeException broken) {
                if (!ending) {
                    LOG.error("project {}: forwarding to MLflow failed and is tried again", project, broken);
                    failed("Slipway failed to send it; its log says why");
                }
            }
        }
    }

    private void well() {
        if (!problem.isEmpty()) {
            LOG.info("project {}: MLflow takes what waits for it again", project);
        }
        problem = "";
        failures = 0;
    }

    private void failed(String sentence) {
        if (ending) {
            return;
        }
        if (!sentence.equals(problem)) {
            LOG.warn("project {}: not delivered to MLflow yet: {}", project, sentence);
        }
        problem = sentence;
        told.run();
        waiting = true;
        pause(Math.min(RETRY, 1L << Math.min(failures, 6)));
        waiting = false;
        failures++;
    }

    private void pause(long seconds) {
        try {
            boolean woken = news.tryAcquire(seconds, TimeUnit.SECONDS);
            LOG.trace("project {}: {}", project, woken ? "woken" : "looks by itself");
        } catch (InterruptedException end) {
            ending = true;
        }
    }

    /** Without an interrupt: that would close the database's file under everybody. */
    void end() {
        ending = true;
        news.release();
        try {
            if (!thread.join(FAREWELL)) {
                LOG.info("project {}: what MLflow has not confirmed is sent again after the next start", project);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
