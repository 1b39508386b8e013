package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mlflow.api.proto.Service;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the run of a server that stands for one of ours, once. That one is to be made is written down first; whoever finds
 * that without an id looks for the run by its tag before making it.
 */
@Component
class RemoteRuns {
    static final String RUN_TAG = "slipway.run_id";
    static final String PARENT_TAG = "mlflow.parentRunId";
    private final RemoteRunStore store;
    private final Tracking tracking;
    private final RemoteExperiments experiments;
    private final RunTags tags;
    private final Outbox outbox;
    private final Originals originals;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Map<ProjectId, Lock> making = new ConcurrentHashMap<>();
    private final Map<Which, RemoteRun> unwritten = new ConcurrentHashMap<>();

    RemoteRuns(
            RemoteRunStore store,
            Tracking tracking,
            RemoteExperiments experiments,
            RunTags tags,
            Outbox outbox,
            Originals originals,
            Access access,
            PlatformTransactionManager transactions) {
        this.originals = originals;
        this.store = store;
        this.tracking = tracking;
        this.experiments = experiments;
        this.tags = tags;
        this.outbox = outbox;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Which(String run, String server) {}

    /** Ours, as it is now. */
    TrackedRun local(ProjectId project, String run) {
        return access.asSystem(() -> tracking.get(project, run));
    }

    /** Empty until it is made. */
    Optional<RemoteRun> find(RemoteServer server, String run) {
        RemoteRun just = unwritten.get(new Which(run, server.key()));
        return just != null ? Optional.of(just) : store.find(run, server.key()).flatMap(RemoteRuns::made);
    }

    static Optional<RemoteRun> made(RemoteRunStore.Row row) {
        String experiment = row.experiment();
        String id = row.id();
        String uri = row.artifactUri();
        return experiment == null || id == null || uri == null
                ? Optional.empty()
                : Optional.of(new RemoteRun(experiment, id, uri));
    }

    /** One that is made only now was there before the server was the project's: what was recorded of it by then comes after. */
    RemoteRun ensure(MlflowApi api, ProjectId project, String run) {
        Optional<RemoteRun> there = find(api.server(), run);
        return there.isPresent()
                ? there.get()
                : ensure(api, project, run, Boolean.TRUE.equals(transaction.execute(status -> intend(api, run))), true);
    }

    /** Writes down, in the caller's transaction, that it is to be made; whether nobody had yet. */
    boolean intend(MlflowApi api, String run) {
        String server = api.server().key();
        boolean first = store.find(run, server).isEmpty();
        if (first) {
            store.intend(run, server);
        }
        return first;
    }

    /**
     * @param first whether the server need not be asked, for nobody had meant to make it
     * @param earlier whether it began before anything of it waited for the server
     */
    RemoteRun ensure(MlflowApi api, ProjectId project, String run, boolean first, boolean earlier) {
        // One after the other, and also if it is the first time: what points at a run may want it made while it is in
        // the making or before its turn.
        Lock turn = making.computeIfAbsent(project, absent -> new ReentrantLock());
        turn.lock();
        try {
            return find(api.server(), run).orElseGet(() -> make(api, project, run, first, earlier));
        } finally {
            turn.unlock();
        }
    }

    private RemoteRun make(MlflowApi api, ProjectId project, String run, boolean first, boolean earlier) {
        if (earlier && originals.run(api, project, run).isPresent()) {
            throw new StaysHereException("run");
        }
        TrackedRun ours = local(project, run);
        Optional<String> remembered = experiments.known(api.server(), ours.experimentId());
        String experiment = remembered.orElseGet(() -> experiments.ensure(api, project, ours.experimentId()));
        // An export may have taken there what began before the server was the project's.
        Optional<RemoteRun> found = first && !earlier ? Optional.empty() : search(api, experiment, run);
        try {
            RemoteRun remote = found.isPresent() ? found.get() : create(api, experiment, ours);
            Which which = new Which(run, api.server().key());
            if (earlier) {
                transaction.executeWithoutResult(status -> {
                    store.made(which.run(), which.server(), remote);
                    outbox.add(project, run, OutboxStore.Kind.EARLIER, "", points(ours));
                });
            } else {
                unwritten.put(which, remote);
            }
            return remote;
        } catch (ServerException refused) {
            if (remembered.isPresent() && refused.kind() == ServerException.Kind.REFUSED) {
                experiments.forget(api, ours.experimentId());
                return ensure(api, project, run);
            }
            throw refused;
        }
    }

    /**
     * Writes down, in a transaction with the caller's own work, what has been made since: a commit for each run would cost as much as
     * a call. Should that not come to be, the run is found by its tag.
     */
    <T extends @Nullable Object> T withThoseMade(Supplier<T> work) {
        Map<Which, RemoteRun> made = Map.copyOf(unwritten);
        T done = transaction.execute(status -> {
            made.forEach((which, remote) -> store.made(which.run(), which.server(), remote));
            return work.get();
        });
        made.forEach(unwritten::remove);
        return done;
    }

    private static int points(TrackedRun run) {
        return (int) Math.min(
                Integer.MAX_VALUE,
                run.metrics().values().stream().mapToLong(Summary::points).sum());
    }

    private static Optional<RemoteRun> search(MlflowApi api, String experiment, String run) {
        Service.SearchRuns wanted = Service.SearchRuns.newBuilder()
                .addExperimentIds(experiment)
                .setFilter("tags.`" + RUN_TAG + "` = '" + run + "'")
                .setRunViewType(Service.ViewType.ALL)
                .setMaxResults(1)
                .addOrderBy("attributes.start_time ASC")
                .build();
        return api.post("runs/search", wanted, Service.SearchRuns.Response.newBuilder()).getRunsList().stream()
                .findFirst()
                .map(found -> of(found.getInfo()));
    }

    private RemoteRun create(MlflowApi api, String experiment, TrackedRun ours) {
        Service.CreateRun.Builder wanted = Service.CreateRun.newBuilder()
                .setExperimentId(experiment)
                .setRunName(ours.name())
                .setStartTime(ours.started());
        Map<String, String> said = tags.of(ours, parent(ours));
        said.computeIfPresent(
                PARENT_TAG, (tag, parent) -> circular(ours) ? parent : translated(api, ours.project(), parent));
        wanted.setUserId(said.getOrDefault("mlflow.user", ours.user()));
        said.forEach((name, text) -> wanted.addTags(Messages.tag(name, text)));
        return of(api.post("runs/create", wanted.build(), Service.CreateRun.Response.newBuilder())
                .getRun()
                .getInfo());
    }

    /** Any client may name any parent: who is their own ancestor would be made before themselves, without end. */
    private boolean circular(TrackedRun run) {
        Set<String> seen = new HashSet<>();
        Optional<TrackedRun> at = Optional.of(run);
        while (at.isPresent() && seen.add(at.get().id())) {
            at = parent(at.get());
        }
        return at.isPresent();
    }

    private Optional<TrackedRun> parent(TrackedRun run) {
        return localIfAny(run.project(), run.tags().getOrDefault(PARENT_TAG, ""));
    }

    Optional<TrackedRun> localIfAny(ProjectId project, String run) {
        try {
            return run.isEmpty() ? Optional.empty() : Optional.of(local(project, run));
        } catch (TrackingException unknown) {
            return Optional.empty();
        }
    }

    /** The id there of a run that is named by ours; what is no run of ours stays. */
    String translated(MlflowApi api, ProjectId project, String run) {
        return localIfAny(project, run).isEmpty()
                ? run
                : there(api, project, run).id();
    }

    /** What stands there for a run of ours that is not to be changed: the one that it was imported from, or one that is made if it is not there. */
    RemoteRun there(MlflowApi api, ProjectId project, String run) {
        return find(api.server(), run)
                .or(() -> originals.run(api, project, run))
                .orElseGet(() -> ensure(api, project, run));
    }

    private static RemoteRun of(Service.RunInfo info) {
        return new RemoteRun(info.getExperimentId(), info.getRunId(), info.getArtifactUri());
    }
}
