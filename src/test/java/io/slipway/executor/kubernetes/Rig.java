package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Resources;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.Environment;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import io.slipway.executor.Told;
import io.slipway.project.ProjectId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An executor on the test cluster, and what tests hand to it. A step's token is its attempt's name. */
final class Rig implements AutoCloseable {
    static final Resources NOTHING = new Resources(0, 0, "", 0);
    static final String INSTALLATION = "test";
    static final Seal SEAL = new Seal() {
        @Override
        public String seal(String text, String place) {
            return place + " " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String open(String sealed, String place) {
            String text = sealed.substring(place.length() + 1);
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        }
    };
    private final TestCluster cluster;
    private final Path home;
    private final UnaryOperator<ClusterSettings> changed;
    private Told told = new Told();
    private @Nullable StepEndpoint endpoint;
    private @Nullable KubernetesExecutor executor;

    Rig(TestCluster cluster, Path home, UnaryOperator<ClusterSettings> changed) {
        this.cluster = cluster;
        this.home = home;
        this.changed = changed;
        restart();
    }

    static Rig on(TestCluster cluster, Path home) {
        return new Rig(cluster, home, settings -> settings);
    }

    /** The same settings but for these. */
    static ClusterSettings with(
            ClusterSettings as, ClusterSettings.Security security, Map<String, String> variables, String certificates) {
        return new ClusterSettings(
                as.connection(),
                as.namespace(),
                as.namespaces(),
                as.address(),
                as.courierImage(),
                security,
                as.user(),
                as.nodeSelector(),
                as.tolerations(),
                as.imagePullSecrets(),
                as.serviceAccount(),
                variables,
                certificates,
                as.retention(),
                as.grace(),
                as.patience());
    }

    /** Another server comes up on the same home. */
    void restart() {
        int port = endpoint == null ? 0 : Integer.parseInt(endpoint.address().replaceAll(".*:", ""));
        close();
        Carriage carriage = new Carriage();
        endpoint = new StepEndpoint(
                carriage, token -> Optional.of(AttemptId.of(token)), new InetSocketAddress(TestCluster.host(), port));
        ClusterSettings settings =
                changed.apply(ClusterSettings.of(cluster.connection(), cluster.namespace(), endpoint.address()));
        told = new Told();
        executor = new KubernetesExecutor(settings, INSTALLATION, endpoint::address, carriage, SEAL, Clock.systemUTC());
        executor.listen(told);
    }

    KubernetesExecutor executor() {
        return Objects.requireNonNull(executor);
    }

    Told told() {
        return told;
    }

    Path folder(String step) {
        return home.resolve(step);
    }

    String log(String step) {
        return text(folder(step).resolve("log.txt"));
    }

    static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static AttemptId id(String step) {
        return new AttemptId("run", step, 1);
    }

    AttemptSpec shell(String step, String script) {
        return spec(step, script, NOTHING, null, List.of(), Returns.NOTHING);
    }

    AttemptSpec shell(String step, String script, AttemptSpec.Secret... given) {
        AttemptSpec bare = shell(step, script);
        return new AttemptSpec(
                bare.id(),
                bare.project(),
                bare.runTitle(),
                bare.stepTitle(),
                bare.program(),
                bare.environment(),
                bare.executorInput(),
                bare.folder(),
                bare.variables(),
                bare.resources(),
                bare.timeout(),
                bare.sampling(),
                bare.inputs(),
                bare.returns(),
                List.of(given),
                bare.token());
    }

    AttemptSpec spec(
            String step,
            String script,
            Resources resources,
            @Nullable Duration timeout,
            List<AttemptSpec.Input> inputs,
            Returns returns) {
        return spec(
                step, new Program.Command("busybox", List.of("sh", "-c", script)), resources, timeout, inputs, returns);
    }

    AttemptSpec spec(
            String step,
            Program program,
            Resources resources,
            @Nullable Duration timeout,
            List<AttemptSpec.Input> inputs,
            Returns returns) {
        return new AttemptSpec(
                id(step),
                new ProjectId("p"),
                "run 1",
                step,
                program,
                new Environment("", List.of()),
                "{}",
                folder(step),
                Map.of("OWN", "it's $HOME and $(OWN)"),
                resources,
                timeout,
                null,
                inputs,
                returns,
                List.of(),
                id(step).toString());
    }

    /** The same, with its load told each second. */
    static AttemptSpec sampled(AttemptSpec plain) {
        return SomeSpec.sampled(plain, Duration.ofSeconds(1));
    }

    Optional<Job> job(String step) {
        return Optional.ofNullable(cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .withName(Names.job(id(step)))
                .get());
    }

    List<Pod> pods(String step) {
        return cluster.client()
                .pods()
                .inNamespace(cluster.namespace())
                .withLabel(Names.STEP, step)
                .list()
                .getItems();
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.close();
        }
        if (endpoint != null) {
            endpoint.close();
        }
    }
}
