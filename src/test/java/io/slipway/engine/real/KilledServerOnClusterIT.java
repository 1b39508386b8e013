package io.slipway.engine.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.slipway.executor.kubernetes.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at each boundary of its work with a cluster: one Job an attempt, nothing lost, nothing doubled. */
class KilledServerOnClusterIT {
    @TempDir
    Path home;

    private @Nullable TestCluster opened;
    private int port;
    private int lives;

    @BeforeEach
    void arrive() throws IOException {
        opened = TestCluster.open();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(TestCluster.host()))) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void leave() {
        if (opened != null) {
            opened.close();
        }
    }

    private TestCluster cluster() {
        return Objects.requireNonNull(opened);
    }

    @Test
    void aRunEndsAsIfNobodyHadKilledTheServer() throws Exception {
        killedWhen("go", () -> !text("out0").isEmpty());
        killedWhen("go", () -> !jobs("first").isEmpty());
        killedWhen(
                "go",
                () -> pods("first").stream()
                        .anyMatch(pod -> !"Pending".equals(pod.getStatus().getPhase())));
        killedWhen("go", () -> files("incoming", "outputs", "end").findAny().isPresent());
        killedWhen("go", () -> !jobs("second").isEmpty());
        Process last = start("go");
        assertThat(last.waitFor()).as(text("err" + (lives - 1))).isZero();
        assertThat(text("out" + (lives - 1)))
                .contains("ended SUCCEEDED", "step first succeeded 1", "step second succeeded 1");
        for (String step : List.of("first", "second")) {
            assertThat(jobs(step)).as(step).hasSize(1);
            assertThat(pods(step)).as(step).hasSize(1);
        }
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(path -> path.endsWith("outputs/artifacts/out"))
                            .map(KilledServerOnClusterIT::read)
                            .toList())
                    .containsExactlyInAnyOrder("one\n", "one\ntwo\n");
        }
    }

    @Test
    void aStopIsCarriedOutAlsoAcrossARestart() throws Exception {
        killedWhen(
                "stop",
                () -> pods("long").stream()
                        .anyMatch(pod -> "Running".equals(pod.getStatus().getPhase())));
        Process last = start("stop");
        assertThat(last.waitFor()).as(text("err" + (lives - 1))).isZero();
        assertThat(text("out" + (lives - 1))).contains("ended CANCELLED", "step long cancelled 1");
        assertThat(jobs("long")).isEmpty();
    }

    private void killedWhen(String how, BooleanSupplier seen) throws Exception {
        Process server = start(how);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(2))
                .until(() -> seen.getAsBoolean() || !server.isAlive());
        server.destroyForcibly().waitFor();
    }

    private Process start(String how) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int life = lives++;
        return new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        ClusterProcess.class.getName(),
                        home.resolve("home").toString(),
                        cluster().namespace(),
                        Integer.toString(port),
                        how)
                .redirectOutput(home.resolve("out" + life).toFile())
                .redirectError(home.resolve("err" + life).toFile())
                .start();
    }

    private String text(String file) {
        return Files.exists(home.resolve(file)) ? read(home.resolve(file)) : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Stream<Path> files(String... names) {
        try (Stream<Path> all = Files.walk(home.resolve("home").resolve("runs"))) {
            return all
                    .filter(path -> Stream.of(names)
                            .anyMatch(name -> path.getFileName().toString().startsWith(name)))
                    .toList()
                    .stream();
        } catch (IOException | java.io.UncheckedIOException moving) {
            return Stream.empty();
        }
    }

    private List<Job> jobs(String step) {
        return cluster().client().batch().v1().jobs().inNamespace(cluster().namespace()).list().getItems().stream()
                .filter(job -> job.getMetadata().getName().startsWith(step))
                .toList();
    }

    private List<Pod> pods(String step) {
        return cluster().client().pods().inNamespace(cluster().namespace()).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getName().startsWith(step))
                .toList();
    }
}
