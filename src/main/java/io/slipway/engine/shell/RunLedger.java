package io.slipway.engine.shell;

import io.slipway.engine.Attempt;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunChanged;
import io.slipway.engine.StepChanged;
import io.slipway.engine.StepFiles;
import io.slipway.engine.StepState;
import io.slipway.engine.live.Commit;
import io.slipway.engine.live.EarlierKey;
import io.slipway.engine.live.FencedException;
import io.slipway.engine.live.Ledger;
import io.slipway.engine.live.Reusable;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.plan.StepIds;
import io.slipway.engine.plan.TitledPath;
import io.slipway.engine.store.AttemptStore;
import io.slipway.engine.store.CacheStore;
import io.slipway.engine.store.EventStore;
import io.slipway.engine.store.RunStore;
import io.slipway.engine.store.StepStore;
import io.slipway.executor.AttemptId;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSettings;
import io.slipway.project.Projects;
import io.slipway.project.RunTokens;
import io.slipway.tracking.TrackingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs on disk, for the drivers: one transaction for all that follows from a message. */
@Component
class RunLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(RunLedger.class);
    private final RunStore runs;
    private final StepStore steps;
    private final AttemptStore attempts;
    private final CacheStore cache;
    private final EventStore journal;
    private final Contents contents;
    private final Projects projects;
    private final RunTokens tokens;
    private final TrackedRuns tracked;
    private final StepFiles files;
    private final Access access;
    private final Epoch epoch;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunLedger(
            RunStore runs,
            StepStore steps,
            AttemptStore attempts,
            CacheStore cache,
            EventStore journal,
            Contents contents,
            Projects projects,
            RunTokens tokens,
            TrackedRuns tracked,
            StepFiles files,
            Access access,
            Epoch epoch,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.attempts = attempts;
        this.cache = cache;
        this.journal = journal;
        this.contents = contents;
        this.projects = projects;
        this.tokens = tokens;
        this.tracked = tracked;
        this.files = files;
        this.access = access;
        this.epoch = epoch;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public RunImage load(String run) {
        RunStore.Kept kept = runs.find(run).orElseThrow(() -> new NotFoundException("There is no run " + run));
        return new RunImage(kept.run(), contents.of(kept.run()), steps.nodes(run), kept.revision());
    }

    @Override
    public Map<AttemptId, String> commit(Commit commit) {
        return access.asSystem(() -> {
            List<String> results = results(commit);
            try {
                return write(commit, results, true);
            } catch (TrackingException refused) {
                LOG.warn(
                        "Tracking refuses what run {} measured: going on without",
                        commit.after().run().id(),
                        refused);
                return write(commit, results, false);
            }
        });
    }

    /** What steps gave that succeed with this: as files of the run, there before anybody is told of them. */
    private List<String> results(Commit commit) {
        return commit.changed().stream()
                .map(commit.after()::node)
                .filter(node -> node.succeeded() && !node.holds())
                .filter(node -> {
                    Node before = commit.before().nodes().get(node.id());
                    return before == null || !before.succeeded();
                })
                .flatMap(node ->
                        files.keep(commit.after().run(), TitledPath.of(commit.after(), node), node.outputs()).stream())
                .toList();
    }

    private Map<AttemptId, String> write(Commit commit, List<String> results, boolean track) {
        return Objects.requireNonNull(transaction.execute(status -> {
            fence(commit);
            PipelineRun run = commit.after().run();
            writeSteps(commit);
            commit.keys().forEach(keyed -> cache.remember(run, keyed.step(), keyed.cacheKey()));
            commit.results()
                    .forEach(keyed ->
                            cache.remember(run, keyed.step(), keyed.cacheKey().hash()));
            if (track) {
                tracked.record(run, commit.points());
                tracked.filed(run, results);
                if (run.state() != commit.before().run().state()) {
                    tracked.stands(run);
                }
            }
            tell(commit);
            return writeTokens(commit);
        }));
    }

    private void fence(Commit commit) {
        PipelineRun run = commit.after().run();
        long mine = epoch.number();
        if (!runs.advance(run, mine, commit.before().revision(), commit.after().revision())) {
            if (runs.epochOf(run.id()) != mine) {
                throw new FencedException("Another server carries run " + run.id() + " now");
            }
            throw new IllegalStateException("Run " + run.id() + " is not as it was thought to be: reading it again");
        }
    }

    private void writeSteps(Commit commit) {
        List<Node> born = new ArrayList<>();
        List<Node> changed = new ArrayList<>();
        for (String id : commit.changed()) {
            Node node = commit.after().node(id);
            (commit.before().nodes().containsKey(id) ? changed : born).add(node);
        }
        String run = commit.after().run().id();
        steps.insert(run, born);
        steps.update(run, changed);
        List<AttemptStore.Row> begun = new ArrayList<>();
        List<AttemptStore.Row> ended = new ArrayList<>();
        for (Commit.Tried tried : commit.tried()) {
            boolean over = tried.attempt().ended() != null;
            (over ? ended : begun).add(new AttemptStore.Row(tried.step(), tried.attempt()));
        }
        attempts.end(run, ended);
        attempts.insert(run, begun);
    }

    private void tell(Commit commit) {
        PipelineRun run = commit.after().run();
        List<EventStore.Happened> happened = new ArrayList<>();
        for (String id : commit.changed()) {
            Node node = commit.after().node(id);
            Node before = commit.before().nodes().get(id);
            if (before == null || !before.state().equals(node.state())) {
                happened.add(new EventStore.Happened(
                        id, node.state().word(), node.state().reason()));
                events.publishEvent(new StepChanged(run.project(), run.id(), id));
                log(node);
            }
        }
        if (run.state() != commit.before().run().state()) {
            happened.add(new EventStore.Happened(null, run.state().name(), run.reason()));
            events.publishEvent(new RunChanged(run.project(), run.id(), run.state(), run.startedBy()));
            LOG.info("{} is {} {}", run.title(), run.state(), run.reason());
        }
        journal.append(run.id(), commit.after().revision(), clock.instant(), happened);
    }

    private static void log(Node node) {
        try (MDC.MDCCloseable _ = MDC.putCloseable("step", node.path())) {
            if (node.state() instanceof StepState.Queued) {
                LOG.info("attempt {} begins", node.attempts());
            } else {
                LOG.info("{} {}", node.state().word(), node.state().reason());
            }
        }
    }

    private Map<AttemptId, String> writeTokens(Commit commit) {
        Map<AttemptId, String> issued = new HashMap<>();
        for (Commit.Tried tried : commit.tried()) {
            AttemptId id = new AttemptId(
                    commit.after().run().id(), tried.step(), tried.attempt().number());
            if (tried.attempt().ended() == null) {
                Node node = commit.after().node(tried.step());
                issued.put(id, tokens.issue(claims(commit.after(), node, tried.attempt()), id.toString()));
            } else {
                tokens.revoke(id.toString());
            }
        }
        return issued;
    }

    private static Caller.RunToken claims(RunImage image, Node node, Attempt attempt) {
        PipelineRun run = image.run();
        String title = title(image, node, attempt);
        String id = new AttemptId(run.id(), node.id(), attempt.number()).toString();
        return new Caller.RunToken(
                run.project(), run.id(), attempt.trackedRun(), run.id(), run.experiment(), title, id);
    }

    /** What the attempt's own tracked run is called. */
    static String title(RunImage image, Node node, Attempt attempt) {
        String name = image.step(node).title().isEmpty()
                ? node.name()
                : image.step(node).title();
        return attempt.number() > 1 ? name + " (attempt " + attempt.number() + ")" : name;
    }

    @Override
    public String token(RunImage image, Node node) {
        Attempt attempt = Objects.requireNonNull(node.open());
        String id = new AttemptId(image.run().id(), node.id(), attempt.number()).toString();
        return access.asSystem(() -> tokens.issue(claims(image, node, attempt), id));
    }

    @Override
    public Optional<Reusable> reusable(ProjectId project, String hash) {
        return cache.reusable(project, hash);
    }

    @Override
    public Optional<EarlierKey> earlier(RunImage image, String path) {
        return cache.earlier(image.run(), StepIds.of(path));
    }

    @Override
    public ProjectSettings settings(ProjectId project) {
        return access.asSystem(() -> projects.settings(project));
    }
}
