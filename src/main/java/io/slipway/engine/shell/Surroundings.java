package io.slipway.engine.shell;

import io.slipway.artifact.Artifacts;
import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.StepChanged;
import io.slipway.engine.StepState;
import io.slipway.engine.live.Harvest;
import io.slipway.engine.live.Outside;
import io.slipway.engine.live.RunMessage;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.StepException;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.executor.Executors;
import io.slipway.executor.Program;
import io.slipway.pipeline.CompiledCommand;
import io.slipway.pipeline.Implementation;
import io.slipway.project.Access;
import io.slipway.project.Installation;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSecrets;
import io.slipway.project.VaultException;
import io.slipway.tracking.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.PropertyResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The real world of live runs: executor, files, timers. */
@Component
class Surroundings implements Outside, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SAMPLING = Duration.ofSeconds(10);
    private final Executors executors;
    private final CompiledCommand compiled;
    private final Artifacts artifacts;
    private final Harvester harvester;
    private final Intact intact;
    private final TrackedRuns tracked;
    private final Installation installation;
    private final Sampling sampling;
    private final Mailboxes mailboxes;
    private final Overlay overlay;
    private final Access access;
    private final ProjectSecrets secrets;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate reading;
    private final PropertyResolver limits;
    private final Clock clock;
    private final ScheduledExecutorService timer = timer();

    Surroundings(
            Executors executors,
            CompiledCommand compiled,
            Artifacts artifacts,
            Harvester harvester,
            Intact intact,
            TrackedRuns tracked,
            Installation installation,
            Sampling sampling,
            Mailboxes mailboxes,
            Overlay overlay,
            Access access,
            ProjectSecrets secrets,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            PropertyResolver limits,
            Clock clock) {
        this.executors = executors;
        this.compiled = compiled;
        this.artifacts = artifacts;
        this.harvester = harvester;
        this.intact = intact;
        this.tracked = tracked;
        this.installation = installation;
        this.sampling = sampling;
        this.mailboxes = mailboxes;
        this.overlay = overlay;
        this.access = access;
        this.secrets = secrets;
        this.events = events;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.limits = limits;
        this.clock = clock;
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("engine-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @Override
    public CompletableFuture<Environment> prepare(String executor, EnvironmentSpec spec, Consumer<String> progress) {
        return executors.get(executor).prepare(spec, progress);
    }

    @Override
    public void start(String executor, AttemptSpec spec) {
        executors.get(executor).start(spec);
    }

    @Override
    public void adopt(String executor, AttemptSpec spec) {
        executors.get(executor).adopt(spec);
    }

    @Override
    public void stop(String executor, AttemptId id) {
        executors.get(executor).stop(id);
    }

    @Override
    public Optional<String> root(String executor) {
        return executors.get(executor).root();
    }

    @Override
    public Program.Command compiled(Implementation.PythonFunction function) {
        CompiledCommand.Words words = compiled.of(function);
        return new Program.Command(function.image(), words.command(), words.args());
    }

    @Override
    public Path folder(RunImage image, String step, int attempt) {
        return artifacts.attemptFolder(image.run().project(), image.run().id(), step, attempt);
    }

    @Override
    public void keep(RunImage image, String step, List<String> said) {
        Path folder = folder(image, step, 0);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("log.txt"), said);
        } catch (IOException notKept) {
            LOG.warn("What pip said for step {} can't be kept in {}", step, folder, notKept);
        }
    }

    @Override
    public String serverAddress(String executor) {
        return executors.get(executor).serverAddress(installation.publicUrl());
    }

    @Override
    public Map<String, String> secrets(ProjectId project, Set<String> names) {
        try {
            return access.asSystem(() -> secrets.open(project, names));
        } catch (VaultException closed) {
            throw new StepException(String.valueOf(closed.getMessage()));
        }
    }

    @Override
    public @Nullable Duration timeLimit() {
        return limits.getProperty("slipway.step-time-limit", Duration.class);
    }

    @Override
    public Duration sampling() {
        return limits.getProperty("slipway.system-metrics-interval", Duration.class, SAMPLING);
    }

    @Override
    public void record(RunImage image, Node node, Attempt attempt) {
        sampling.begin(image, node, attempt);
    }

    @Override
    public void collect(RunImage image, Node node, AttemptReport.Ended end) {
        int attempt = Objects.requireNonNull(node.open()).number();
        sampling.end(new AttemptId(image.run().id(), node.id(), attempt));
        aside(image, node, attempt, () -> harvester.harvest(image, node, end));
    }

    @Override
    public void importing(RunImage image, Node node) {
        aside(image, node, 0, () -> harvester.imported(image, node));
    }

    // Bytes may be many: the run's other steps go on meanwhile.
    private void aside(RunImage image, Node node, int attempt, Supplier<Harvest> work) {
        String run = image.run().id();
        Thread.ofVirtual()
                .name("collect-" + node.id())
                .start(() -> send(run, new RunMessage.Collected(node.id(), attempt, patiently(node, work))));
    }

    private Harvest patiently(Node node, Supplier<Harvest> work) {
        while (true) {
            try {
                return access.asSystem(work::get);
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("What step {} left can't be looked at now: trying again", node.path(), away);
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (RuntimeException wrong) {
                LOG.error("What step {} left can't be looked at", node.path(), wrong);
                return new Harvest.Wrong("what it left can't be looked at: " + wrong, List.of());
            }
        }
    }

    @Override
    public List<Metric> logged(RunImage image, String trackedRun) {
        return access.asSystem(() -> tracked.logged(image.run().project(), trackedRun));
    }

    @Override
    public boolean intact(Map<String, Passed> outputs) {
        return intact.all(outputs);
    }

    @Override
    public void send(String run, RunMessage message) {
        mailboxes.send(run, message);
    }

    @Override
    public void wake(String run, Instant at) {
        long millis = Math.max(0, Duration.between(clock.instant(), at).toMillis() + 1);
        var _ = timer.schedule(() -> send(run, new RunMessage.Look()), millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void show(RunImage image, String step, StepState state, @Nullable Instant started) {
        String run = image.run().id();
        Instant since = started == null ? clock.instant() : started;
        if (overlay.show(run, step, new Overlay.Shown(state, since, started))) {
            // Listeners wait for a commit; this one writes nothing.
            reading.executeWithoutResult(
                    status -> events.publishEvent(new StepChanged(image.run().project(), run, step)));
        }
    }

    @Override
    public void hide(RunImage image, String step) {
        overlay.hide(image.run().id(), step);
        if (image.run().systemMetrics()) {
            Attempt open = image.node(step).open();
            sampling.settled(image.run().id(), step, open == null ? 0 : open.number());
        }
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
