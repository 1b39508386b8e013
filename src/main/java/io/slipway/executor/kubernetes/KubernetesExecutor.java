package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptListener;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Resources;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.executor.PodReport;
import io.slipway.executor.Program;
import io.slipway.executor.StepExecutor;
import io.slipway.executor.TimePart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs attempts as Jobs of a cluster. They outlive this server; the cluster and the notes in their folders are the truth. */
final class KubernetesExecutor implements StepExecutor {
    private static final Logger log = LoggerFactory.getLogger(KubernetesExecutor.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final long PATIENCE_SECONDS = 12;
    private final ClusterSettings settings;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer;
    private final Cluster cluster;
    private final String namespace;
    private final Surroundings around;
    private final Pulse pulse;
    private final Map<AttemptId, ClusterAttempt> known = new ConcurrentHashMap<>();
    private final Map<String, ClusterAttempt> byJob = new ConcurrentHashMap<>();
    private volatile AttemptListener listener = (id, report) -> log.warn("nobody listens: {} {}", id, report);
    private volatile @Nullable Nodes nodes;
    private final Retiring retiring;

    private record Nodes(List<Node> all, Instant at) {}

    /** {@code server} is where pods reach this server. */
    KubernetesExecutor(
            ClusterSettings settings,
            String installation,
            Supplier<String> server,
            Carriage carriage,
            Seal seal,
            Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("cluster-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        KubernetesClient client = Connections.open(settings);
        this.namespace = Connections.namespace(settings, client);
        this.cluster = new Cluster(client, installation, new News());
        this.retiring = new Retiring(cluster, settings.retention(), timer);
        this.around = new Surroundings(
                settings,
                cluster,
                () -> new Jobs(settings, installation, server.get()),
                carriage,
                seal,
                this::report,
                (id, load) -> listener.sampled(id, load),
                timer,
                this::nodes,
                retiring::add,
                clock);
        var _ = timer.scheduleWithFixedDelay(this::sweep, 5, 60, TimeUnit.MINUTES);
        var _ = timer.scheduleWithFixedDelay(this::renew, PATIENCE_SECONDS, PATIENCE_SECONDS, TimeUnit.SECONDS);
        this.pulse = new Pulse(cluster, timer, () -> !known.isEmpty(), this::heard, clock);
    }

    private final class News implements Watched.Listener {
        @Override
        public void changed(String job) {
            aside(job, ClusterAttempt::look);
        }

        @Override
        public void gone(String job, @Nullable String uid) {
            aside(job, ClusterAttempt::gone);
        }

        @Override
        public void refused(String job, String message) {
            aside(job, attempt -> attempt.refused(message));
        }
    }

    private void aside(String job, Consumer<ClusterAttempt> work) {
        ClusterAttempt attempt = byJob.get(job);
        if (attempt != null) {
            aside(attempt, work);
        }
    }

    private void aside(ClusterAttempt attempt, Consumer<ClusterAttempt> work) {
        Thread.ofVirtual().name("attempt " + attempt.spec().id()).start(() -> {
            try {
                work.accept(attempt);
            } catch (RuntimeException e) {
                if (cluster.closed()) {
                    return;
                }
                log.error("attempt {}", attempt.spec().id(), e);
            }
        });
    }

    private void heard(Optional<String> unknown) {
        known.values().forEach(attempt -> aside(attempt, one -> unknown.ifPresentOrElse(one::away, one::look)));
    }

    private void report(AttemptId id, AttemptReport report) {
        ClusterAttempt attempt = known.get(id);
        if (attempt != null && attempt.over()) {
            known.remove(id, attempt);
            byJob.remove(attempt.job(), attempt);
        }
        listener.report(id, report);
    }

    private void renew() {
        // A server that does not answer at all has lost nothing: its lists come when it is back.
        if (pulse.answers() && cluster.renew(Duration.ofSeconds(PATIENCE_SECONDS))) {
            log.warn("The cluster's list of Jobs did not come: it is asked for again");
            heard(Optional.empty());
        }
    }

    /** Jobs that ended while no server could say how long they may stay. */
    private void sweep() {
        cluster.watches()
                .forEach((where, watched) -> watched.jobs().stream()
                        .filter(HelloJob::over)
                        .filter(job -> job.getSpec().getTtlSecondsAfterFinished() == null)
                        .map(job -> job.getMetadata().getName())
                        .filter(job -> !byJob.containsKey(job))
                        .forEach(job -> retiring.add(where + "/" + job)));
    }

    private Optional<List<Node>> nodes() {
        Nodes before = nodes;
        Instant now = clock.instant();
        if (before != null && before.at().plus(FRESH).isAfter(now)) {
            return Optional.of(before.all());
        }
        Optional<List<Node>> told = cluster.nodes();
        told.ifPresent(all -> nodes = new Nodes(all, now));
        return told;
    }

    @Override
    public void listen(AttemptListener to) {
        listener = to;
    }

    @Override
    public Optional<String> whyNot() {
        return pulse.ask()
                .map(why -> "It can't be used now, " + why
                        + ". Check its address and credentials in the executor's settings");
    }

    @Override
    public Optional<String> whyNot(Program program, Resources wanted) {
        return program.image().isBlank()
                ? Optional.of("it names no image: say which one it runs in")
                : Optional.empty();
    }

    @Override
    public Optional<String> root() {
        return Optional.of(Jobs.ROOT);
    }

    @Override
    public String serverAddress(String publicUrl) {
        return publicUrl.isEmpty() || settings.address().isEmpty() ? publicUrl : settings.address();
    }

    /** The image is the environment. */
    @Override
    public CompletableFuture<Environment> prepare(EnvironmentSpec spec, Consumer<String> progress) {
        return CompletableFuture.completedFuture(new Environment("", List.of()));
    }

    @Override
    public void start(AttemptSpec spec) {
        aside(attempt(spec), attempt -> attempt.start(spec));
    }

    @Override
    public void adopt(AttemptSpec spec) {
        aside(attempt(spec), ClusterAttempt::adopt);
    }

    // Adopting asks with what was known then; what is started may have another token.
    private ClusterAttempt attempt(AttemptSpec spec) {
        ClusterAttempt attempt = known.compute(spec.id(), (id, before) -> {
            boolean fresh = before == null || before.idle();
            return fresh ? new ClusterAttempt(spec, namespace(spec), around) : before;
        });
        byJob.put(attempt.job(), attempt);
        return attempt;
    }

    private String namespace(AttemptSpec spec) {
        return settings.namespaces().getOrDefault(spec.project().value(), namespace);
    }

    @Override
    public void stop(AttemptId id) {
        ClusterAttempt attempt = known.get(id);
        if (attempt != null) {
            aside(attempt, one -> one.stop(Notes.Cause.WISH));
        }
    }

    @Override
    public Optional<PodReport> pod(AttemptId id) {
        return Optional.ofNullable(known.get(id)).map(attempt -> attempt.pod().report());
    }

    @Override
    public List<TimePart> parts(AttemptId id) {
        ClusterAttempt attempt = known.get(id);
        return attempt == null ? List.of() : attempt.pod().parts();
    }

    @Override
    public void close() {
        listener = (id, report) -> {};
        timer.shutdownNow();
        retiring.close();
        cluster.close();
    }
}
