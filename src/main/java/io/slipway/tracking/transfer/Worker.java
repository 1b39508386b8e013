package io.slipway.tracking.transfer;

import io.slipway.project.InvalidInputException;
import io.slipway.project.VaultException;
import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.ServerException;
import io.slipway.tracking.transfer.ItemStore.Item;
import io.slipway.tracking.transfer.ItemStore.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Carries one transfer on until it is done, halted, or the server ends; waits longer and longer while the other side is away. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long LONGEST = 60;
    private static final int PATIENT = 4;
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private final String transfer;
    private final Hauling hauling;
    private final Load load;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean halted;
    private volatile String problem = "";
    private int failures;

    /** @param before that was halted and may not have let go yet; two at once would make things twice */
    Worker(String transfer, Hauling hauling, @Nullable Worker before) {
        this.transfer = transfer;
        this.hauling = hauling;
        this.load = new Load(() -> halted, () -> hauling.told(transfer));
        this.thread = Thread.ofVirtual().name("transfer " + transfer).unstarted(() -> {
            await(before);
            hauling.asSystem(this::work);
        });
    }

    private void await(@Nullable Worker before) {
        try {
            if (before != null) {
                before.thread.join();
            }
        } catch (InterruptedException end) {
            halted = true;
        }
    }

    void start() {
        thread.start();
    }

    String problem() {
        return problem;
    }

    Load load() {
        return load;
    }

    private void work() {
        while (!halted) {
            try (Source source = hauling.source(transfer)) {
                haul(source);
                return;
            } catch (Load.Halted asked) {
                load.clear();
                problem = "";
                return;
            } catch (ServerException away) {
                failed(away.sentence());
            } catch (VaultException sealed) {
                failed(String.valueOf(sealed.getMessage()));
            } catch (InvalidInputException unreadable) {
                failed(unreadable.sentence());
            } catch (RuntimeException broken) {
                if (!halted) {
                    LOG.error("transfer {} failed and is tried again", transfer, broken);
                    failed("Slipway failed at it; its log says why");
                }
            }
        }
    }

    private void haul(Source source) {
        Carriage carriage = hauling.carriage(transfer, source, load);
        if (!hauling.planned(transfer)) {
            carriage.plan();
            hauling.plan(transfer);
        }
        well();
        Optional<Item> next = hauling.next(transfer);
        while (next.isPresent()) {
            load.check();
            load.clear();
            hauling.ended(transfer, next.get(), carry(carriage, next.get()), load);
            load.clear();
            well();
            next = hauling.next(transfer);
        }
        hauling.done(transfer);
    }

    private State carry(Carriage carriage, Item item) {
        boolean lenient = failures >= PATIENT && hauling.answers(transfer);
        try {
            return carriage.carry(item, lenient);
        } catch (ServerException no) {
            if (Told.later(no) && !lenient) {
                throw no;
            }
            return hauling.failed(transfer, item, no.sentence());
        } catch (TrackingException refused) {
            return hauling.failed(transfer, item, String.valueOf(refused.getMessage()));
        } catch (DataAccessException broken) {
            if (!lenient) {
                throw broken;
            }
            LOG.warn("transfer {}: {} {} can't be stored", transfer, item.kind(), item.id(), broken);
            return hauling.failed(transfer, item, "it can't be stored here; the log of Slipway says why");
        }
    }

    private void well() {
        if (!problem.isEmpty()) {
            LOG.info("transfer {} goes on", transfer);
        }
        problem = "";
        failures = 0;
    }

    private void failed(String sentence) {
        if (halted) {
            return;
        }
        if (!sentence.equals(problem)) {
            LOG.warn("transfer {} waits: {}", transfer, sentence);
        }
        problem = sentence;
        hauling.told(transfer);
        pause(Math.min(LONGEST, 1L << Math.min(failures, 6)));
        failures++;
    }

    private void pause(long seconds) {
        try {
            if (news.tryAcquire(seconds, TimeUnit.SECONDS)) {
                LOG.trace("transfer {} is woken", transfer);
            }
        } catch (InterruptedException end) {
            halted = true;
        }
    }

    /** Without an interrupt: that would close the database's file under everybody. Returns when it has let go, or after some seconds. */
    void end() {
        halted = true;
        news.release();
        try {
            if (!thread.join(FAREWELL)) {
                LOG.info("transfer {} ends with what it is about", transfer);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
