package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Recorded;
import io.slipway.tracking.remote.OutboxStore.Kind;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes what is recorded in a project with a server, in the transaction that records it: nothing is told that is not kept, and nothing is kept that is not told. */
@Component
class Outbox {
    private final Servers servers;
    private final OutboxStore store;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(
            Servers servers,
            OutboxStore store,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.servers = servers;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
    }

    /** Something waits for the forwarder, once this is committed. */
    record Noted(ProjectId project) {}

    @EventListener
    void on(Recorded what) {
        whereWanted(what.project(), () -> note(what));
    }

    /** Only in a project with a server, and with what is recorded or not at all. */
    void whereWanted(ProjectId project, Runnable note) {
        if (servers.has(project)) {
            transaction.executeWithoutResult(status -> note.run());
        }
    }

    private void note(Recorded what) {
        switch (what) {
            case Recorded.Begun begun -> add(what, Kind.BEGIN, "", 0);
            case Recorded.Logged logged -> {
                LogBatch batch = logged.batch();
                if (!batch.metrics().isEmpty()
                        || !batch.params().isEmpty()
                        || !batch.tags().isEmpty()) {
                    add(
                            what,
                            Kind.LOG,
                            Messages.text(Messages.batch(batch)),
                            batch.metrics().size());
                }
            }
            case Recorded.Updated updated ->
                add(what, Kind.UPDATE, Messages.text(Messages.update(updated.update())), 0);
            case Recorded.Untagged untagged -> add(what, Kind.UNTAG, untagged.tag(), 0);
            case Recorded.DataRead read -> add(what, Kind.INPUTS, Messages.text(Messages.inputs(read.datasets())), 0);
            case Recorded.Deleted deleted -> add(what, deleted.deleted() ? Kind.DELETE : Kind.RESTORE, "", 0);
            case Recorded.Filed filed -> add(what, filed.there() ? Kind.FILE : Kind.FILE_GONE, filed.path(), 0);
        }
    }

    private void add(Recorded what, Kind kind, String request, int points) {
        add(what.project(), what.run(), kind, request, points);
    }

    void add(ProjectId project, String run, Kind kind, String request, int points) {
        store.add(project, run, kind, request, points, clock.millis());
        events.publishEvent(new Noted(project));
    }
}
