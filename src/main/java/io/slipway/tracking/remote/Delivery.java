package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what waits longest to its server: of one run, in order, as much as fits into a request. */
@Component
class Delivery {
    private static final int AT_ONCE = 200;
    private final OutboxStore store;
    private final RemoteRuns runs;
    private final Sending sending;
    private final TransactionTemplate transaction;

    Delivery(OutboxStore store, RemoteRuns runs, Sending sending, PlatformTransactionManager transactions) {
        this.store = store;
        this.runs = runs;
        this.sending = sending;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether something waited; throws if the server can't take it now, and then it still waits. */
    boolean next(ProjectId project, MlflowApi api) {
        Optional<String> run = store.nextRun(project);
        run.ifPresent(next -> deliver(project, next, api));
        return run.isPresent();
    }

    private void deliver(ProjectId project, String run, MlflowApi api) {
        List<Row> waiting = store.of(run, AT_ONCE);
        RemoteRun remote;
        try {
            remote = runs.ensure(api, project, run);
        } catch (ServerException refused) {
            setAside(waiting, refused);
            return;
        }
        for (List<Row> together : Bundles.of(waiting)) {
            send(project, together, remote, api);
        }
    }

    private void send(ProjectId project, List<Row> rows, RemoteRun remote, MlflowApi api) {
        boolean doubtful = rows.stream().anyMatch(Row::tried);
        transaction.executeWithoutResult(status -> store.tried(numbers(rows)));
        try {
            sending.send(project, rows, remote, api, doubtful);
            transaction.executeWithoutResult(status -> store.delivered(numbers(rows)));
        } catch (ServerException refused) {
            if (rows.size() > 1 && refused.kind() == ServerException.Kind.REFUSED) {
                rows.forEach(row -> send(project, List.of(row), remote, api));
            } else {
                setAside(rows, refused);
            }
        }
    }

    /** What will never be taken must not hold up the rest; anything else is tried again. */
    private void setAside(List<Row> rows, ServerException refused) {
        if (refused.kind() != ServerException.Kind.REFUSED) {
            throw refused;
        }
        transaction.executeWithoutResult(status -> store.refused(numbers(rows), refused.sentence()));
    }

    private static List<Long> numbers(List<Row> rows) {
        return rows.stream().map(Row::number).toList();
    }
}
