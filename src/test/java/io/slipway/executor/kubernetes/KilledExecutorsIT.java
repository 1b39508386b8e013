package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Told;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** SIGKILL of a server with several executors: what runs on the good one is taken over, however the others stand. */
class KilledExecutorsIT extends OnCluster {
    private static final int KILLS = 3;

    @Test
    void anExecutorThatIsDeadOrMayDoNothingHoldsUpNoOther() throws IOException {
        try (Account account = new Account(cluster())) {
            describe(account);
            Told told = new Told();
            List<AttemptSpec> good = ExecutorsProcess.specs(home, "good");
            // Of the others it is noted that they were begun: that they are asked after for ever.
            for (String name : List.of("dead", "barred")) {
                ExecutorsProcess.specs(home, name)
                        .forEach(spec ->
                                new Notes(spec.folder()).creating(cluster().namespace()));
            }
            try (KubernetesExecutor first = ExecutorsProcess.open(home, "good")) {
                first.listen(told);
                good.forEach(first::start);
                good.forEach(spec -> told.next(spec.id(), Running.class));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                killedOnceAllAreAdopted(home.resolve("told-" + kill));
            }
            Told last = new Told();
            try (KubernetesExecutor end = ExecutorsProcess.open(home, "good")) {
                end.listen(last);
                good.forEach(end::adopt);
                good.forEach(this::mayEnd);
                good.forEach(spec ->
                        assertThat(last.next(spec.id(), Ended.class).end()).isEqualTo(new End.Exited(0)));
            }
            good.forEach(this::ranOnce);
        }
    }

    private void describe(Account account) throws IOException {
        var as = account.connection();
        String barred = cluster()
                .client()
                .serviceAccounts()
                .inNamespace(cluster().namespace())
                .withName("default")
                .tokenRequest()
                .getStatus()
                .getToken();
        Files.writeString(home.resolve("server"), as.server());
        Files.writeString(home.resolve("certificate"), as.certificate());
        Files.writeString(home.resolve("namespace"), cluster().namespace());
        Files.writeString(home.resolve("good.token"), as.token());
        Files.writeString(home.resolve("dead.token"), "expired");
        Files.writeString(home.resolve("barred.token"), barred);
    }

    private void killedOnceAllAreAdopted(Path says) throws IOException {
        List<Integer> before = lines();
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExecutorsProcess.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(says.toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .failFast("it ended", () -> !server.isAlive())
                    .untilAsserted(() -> {
                        String said = Files.readString(says);
                        for (int step = 0; step < ExecutorsProcess.STEPS; step++) {
                            assertThat(said).contains("good/step-" + step + "/1 Running[");
                            assertThat(said).containsPattern("dead/step-" + step + ".*credentials");
                            assertThat(said).containsPattern("barred/step-" + step + ".*give it the right");
                        }
                        List<Integer> now = lines();
                        assertThat(IntStream.range(0, now.size()))
                                .as("their lines come on")
                                .allMatch(step -> now.get(step) > before.get(step));
                    });
        } finally {
            server.destroyForcibly().onExit().join();
        }
    }

    private List<Integer> lines() {
        return ExecutorsProcess.specs(home, "good").stream()
                .map(spec ->
                        (int) Rig.text(spec.folder().resolve("log.txt")).lines().count())
                .toList();
    }

    private void mayEnd(AttemptSpec spec) {
        try (var exec = cluster()
                .client()
                .pods()
                .inNamespace(cluster().namespace())
                .withName(pod(spec))
                .inContainer(Containers.MAIN)
                .writingOutput(OutputStream.nullOutputStream())
                .exec("touch", "/tmp/go")) {
            exec.exitCode().join();
        }
    }

    private String pod(AttemptSpec spec) {
        var pods = cluster()
                .client()
                .pods()
                .inNamespace(cluster().namespace())
                .withLabel(Watched.JOB_NAME, Names.job(spec.id()))
                .list()
                .getItems();
        assertThat(pods).as("pods of %s", spec.id()).hasSize(1);
        return pods.getFirst().getMetadata().getName();
    }

    private void ranOnce(AttemptSpec spec) {
        String _ = pod(spec);
        List<String> lines = Rig.text(spec.folder().resolve("log.txt")).lines().toList();
        assertThat(lines)
                .isEqualTo(IntStream.rangeClosed(1, lines.size())
                        .mapToObj(line -> "line " + line)
                        .toList());
    }
}
