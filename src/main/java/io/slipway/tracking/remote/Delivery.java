package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Row;
import io.slipway.tracking.remote.ServerException.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what waits longest to its server: of each run, in order, as much as fits into a request. */
@Component
class Delivery {
    private static final int AT_ONCE = 200;
    private static final int RUNS = 8;
    private static final String NO_RUN = ":";
    /** In milliseconds: people see what waits become less. */
    private static final long A_WHILE = 500;

    private final OutboxStore store;
    private final RemoteRuns runs;
    private final Sending sending;
    private final ModelSending models;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Itself itself;
    private final Map<ProjectId, Confirmed> confirmed = new ConcurrentHashMap<>();

    Delivery(
            OutboxStore store,
            RemoteRuns runs,
            Sending sending,
            ModelSending models,
            PlatformTransactionManager transactions,
            Clock clock,
            Itself itself) {
        this.store = store;
        this.runs = runs;
        this.sending = sending;
        this.models = models;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.itself = itself;
    }

    /**
     * What is sent of a run.
     *
     * @param unmade whether nobody can have made the run there yet
     */
    private record Taken(String run, List<Row> rows, boolean unmade) {
        boolean alone() {
            return run.startsWith(NO_RUN);
        }

        boolean begins() {
            return rows.stream().anyMatch(row -> row.kind() == OutboxStore.Kind.BEGIN);
        }
    }

    /** Whether something waited or has come to be known as arrived; throws if the server can't take it now, and then it still waits. */
    boolean next(ProjectId project, MlflowApi api) {
        if (store.next(project, 1).findAny().isPresent() && itself.is(api)) {
            throw new ServerException(Kind.LOCKED, "", Itself.SENTENCE);
        }
        Confirmed arrived = confirmed.computeIfAbsent(project, absent -> new Confirmed());
        boolean some = arrived.some();
        // One commit for what has arrived and what comes next, for it costs as much as a call.
        List<Taken> taken = arrived.strikeOff(() -> take(project, api));
        if (!taken.isEmpty() && taken.getFirst().alone()) {
            alone(project, taken.getFirst().rows(), api);
        } else {
            deliver(project, taken, api, arrived);
        }
        return some || !taken.isEmpty();
    }

    /**
     * Of several runs, up to what is no run's. All is noted as tried at once, for a commit costs as much as a call: should the
     * first not arrive, the others are looked for in vain.
     */
    private List<Taken> take(ProjectId project, MlflowApi api) {
        List<Taken> all = new ArrayList<>();
        List<Row> together = new ArrayList<>();
        for (String run : store.next(project, AT_ONCE).distinct().limit(RUNS).toList()) {
            boolean alone = run.startsWith(NO_RUN);
            if (together.size() == AT_ONCE || (alone && !all.isEmpty())) {
                break;
            }
            List<Row> rows = store.of(project, run, alone ? 1 : AT_ONCE - together.size());
            together.addAll(rows);
            all.add(new Taken(run, rows, !alone && runs.intend(api, run)));
            if (alone) {
                break;
            }
        }
        if (!all.isEmpty()) {
            store.tried(numbers(together));
        }
        return all;
    }

    /** Runs are made while what was recorded of those before is on its way: a server need not wait for what its answer leads to here. */
    private void deliver(ProjectId project, List<Taken> taken, MlflowApi api, Confirmed arrived) {
        CompletableFuture<Optional<RemoteRun>> last = CompletableFuture.completedFuture(Optional.empty());
        List<CompletableFuture<Optional<RemoteRun>>> made = new ArrayList<>();
        for (Taken next : taken) {
            last = last.thenApplyAsync(before -> make(project, next, api), Thread::startVirtualThread);
            made.add(last);
        }
        boolean all = false;
        try {
            for (int i = 0; i < taken.size(); i++) {
                List<List<Row>> bundles = Bundles.of(taken.get(i).rows());
                made.get(i)
                        .join()
                        .ifPresent(there -> bundles.forEach(rows -> send(project, rows, there, api, arrived)));
            }
            all = true;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            last.exceptionally(failed -> Optional.empty()).join();
            if (!all) {
                arrived.strikeOff();
            }
        }
    }

    /** Empty if the server will never take it. */
    private Optional<RemoteRun> make(ProjectId project, Taken taken, MlflowApi api) {
        try {
            return Optional.of(runs.ensure(api, project, taken.run(), taken.unmade(), !taken.begins()));
        } catch (ServerException refused) {
            setAside(taken.rows(), refused);
            return Optional.empty();
        }
    }

    /** What has arrived, struck off together: what is not when Slipway is killed is looked for there, as it was tried. */
    private final class Confirmed {
        private final List<Row> arrived = new ArrayList<>();
        private long since = clock.millis();

        boolean some() {
            return !arrived.isEmpty();
        }

        void add(List<Row> rows) {
            arrived.addAll(rows);
            if (clock.millis() - since >= A_WHILE) {
                strikeOff();
            }
        }

        void strikeOff() {
            strikeOff(List::of);
        }

        List<Taken> strikeOff(Supplier<List<Taken>> next) {
            List<Taken> taken = runs.withThoseMade(() -> {
                if (!arrived.isEmpty()) {
                    store.delivered(numbers(arrived));
                }
                return next.get();
            });
            arrived.clear();
            since = clock.millis();
            return taken;
        }
    }

    /** What is no run's comes in its turn among all: names, versions and aliases point at what was there before. */
    private void alone(ProjectId project, List<Row> one, MlflowApi api) {
        try {
            models.send(project, one.getFirst(), api);
            transaction.executeWithoutResult(status -> store.delivered(numbers(one)));
        } catch (ServerException no) {
            // Others may own a model of that name: runs must not wait until they share it.
            setAside(one, no.kind() == Kind.DENIED ? new ServerException(Kind.REFUSED, "", no.sentence()) : no);
        }
    }

    private void send(ProjectId project, List<Row> rows, RemoteRun remote, MlflowApi api, Confirmed arrived) {
        boolean doubtful = rows.stream().anyMatch(Row::tried);
        try {
            sending.send(project, rows, remote, api, doubtful);
            arrived.add(rows);
        } catch (ServerException refused) {
            if (rows.size() > 1 && refused.kind() == Kind.REFUSED) {
                rows.forEach(row -> send(project, List.of(row), remote, api, arrived));
            } else {
                setAside(rows, refused);
            }
        }
    }

    /** What will never be taken must not hold up the rest, nor what is not to be sent; anything else is tried again. */
    private void setAside(List<Row> rows, ServerException refused) {
        if (refused.kind() != Kind.REFUSED) {
            throw refused;
        }
        transaction.executeWithoutResult(status -> {
            if (refused instanceof StaysHereException) {
                store.delivered(numbers(rows));
            } else {
                store.refused(numbers(rows), refused.sentence());
            }
        });
    }

    private static List<Long> numbers(List<Row> rows) {
        return rows.stream().map(Row::number).toList();
    }
}
