package io.slipway.tracking.transfer;

import io.slipway.project.Access;
import io.slipway.tracking.remote.MlflowApi;
import io.slipway.tracking.remote.ServerException;
import io.slipway.tracking.transfer.ItemStore.Item;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a worker for each transfer that goes on, from the start of the server on, and writes down how far each is. */
@Component
class Hauling implements DisposableBean {
    private static final long OFTEN_MILLIS = 250;
    private final TransferStore transfers;
    private final ItemStore items;
    private final TwinStore twins;
    private final Ends ends;
    private final Access access;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();
    private final Map<String, Long> lastTold = new ConcurrentHashMap<>();
    private volatile boolean ending;

    Hauling(
            TransferStore transfers,
            ItemStore items,
            TwinStore twins,
            Ends ends,
            Access access,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transfers = transfers;
        this.items = items;
        this.twins = twins;
        this.ends = ends;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
    }

    /** The transfer goes on from now, or not any more. */
    record Moved(Transfer transfer) {}

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        transfers.going().forEach(transfer -> start(transfer.id()));
    }

    @TransactionalEventListener
    void on(Moved moved) {
        String id = moved.transfer().id();
        worker(id).ifPresent(Worker::end);
        if (moved.transfer().state() == Transfer.State.GOING) {
            start(id);
        } else if (moved.transfer().state().over()) {
            workers.remove(id);
        }
        events.publishEvent(new TransferChanged(moved.transfer().project()));
    }

    private void start(String id) {
        if (!ending) {
            Worker worker = new Worker(id, this, workers.get(id));
            workers.put(id, worker);
            worker.start();
        }
    }

    Optional<Worker> worker(String id) {
        return Optional.ofNullable(workers.get(id));
    }

    private Transfer transfer(String id) {
        return transfers.find(id).orElseThrow(() -> new IllegalStateException("no transfer " + id));
    }

    void asSystem(Runnable work) {
        access.asSystem(() -> {
            work.run();
            return true;
        });
    }

    Source source(String id) {
        return ends.source(transfer(id));
    }

    Carriage carriage(String id, Source source, Load load) {
        Transfer transfer = transfer(id);
        return new Carriage(transfer, source, ends.sink(transfer), twins, items, load);
    }

    boolean planned(String id) {
        return transfer(id).planned();
    }

    void plan(String id) {
        transaction.executeWithoutResult(status -> transfers.planned(id));
    }

    Optional<Item> next(String id) {
        return items.next(id);
    }

    void ended(String id, Item item, ItemStore.State state, Load load) {
        transaction.executeWithoutResult(status -> {
            items.set(id, item, state);
            transfers.count(id, load.points(), load.files(), load.bytes());
        });
        told(id);
    }

    ItemStore.State failed(String id, Item item, String why) {
        items.addProblem(id, item, item.kind().word() + " " + item.id(), why);
        return ItemStore.State.FAILED;
    }

    void done(String id) {
        transaction.executeWithoutResult(status -> transfers.end(id, Transfer.State.DONE, clock.instant()));
        workers.remove(id);
        events.publishEvent(new TransferChanged(transfer(id).project()));
    }

    /** Whether the other side is there at all: then it is the one thing that fails again and again. */
    boolean answers(String id) {
        if (transfer(id).where() instanceof Transfer.Server there) {
            try {
                return !new MlflowApi(there.server().withSecret(""))
                        .text("/version")
                        .isEmpty();
            } catch (ServerException away) {
                return false;
            }
        }
        return true;
    }

    /** Not more often than somebody can see. */
    void told(String id) {
        long now = clock.millis();
        Long last = lastTold.get(id);
        if (last == null || now - last >= OFTEN_MILLIS) {
            lastTold.put(id, now);
            events.publishEvent(new TransferChanged(transfer(id).project()));
        }
    }

    @Override
    public void destroy() {
        ending = true;
        workers.values().forEach(Worker::end);
    }
}
