package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Three executors of a server, to be killed: a good one, one with a dead token, and one whose account may do nothing. */
final class ExecutorsProcess {
    static final List<String> NAMES = List.of("good", "dead", "barred");
    static final int STEPS = 4;
    private static final String SCRIPT =
            "i=0; trap 'exit 1' TERM; while [ ! -e /tmp/go ] && [ $i -lt 600 ]; do i=$((i + 1)); "
                    + "echo line $i; sleep 1; done";

    private ExecutorsProcess() {}

    static AttemptSpec spec(Path home, String executor, int step) {
        AttemptId id = new AttemptId(executor, "step-" + step, 1);
        return SomeSpec.of(
                id,
                new Program.Command("busybox", List.of("sh", "-c", SCRIPT)),
                home.resolve(executor).resolve(id.step()));
    }

    static List<AttemptSpec> specs(Path home, String executor) {
        return IntStream.range(0, STEPS)
                .mapToObj(step -> spec(home, executor, step))
                .toList();
    }

    /** Where its server, its certificate and a file with the token of each executor are told. */
    static ClusterSettings settings(Path home, String executor) {
        return ClusterSettings.of(
                new Connection.Token(
                        text(home.resolve("server")),
                        text(home.resolve(executor + ".token")),
                        text(home.resolve("certificate"))),
                text(home.resolve("namespace")),
                "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static KubernetesExecutor open(Path home, String executor) {
        return new KubernetesExecutor(
                settings(home, executor), Rig.INSTALLATION, () -> "", new Carriage(), Rig.SEAL, Clock.systemUTC());
    }

    /** Asks after all attempts and says what is told of them, a line each. */
    public static void main(String[] args) throws InterruptedException {
        Path home = Path.of(args[0]);
        for (String name : NAMES) {
            KubernetesExecutor executor = open(home, name);
            executor.listen((id, report) -> System.out.println(id + " " + report));
            specs(home, name).forEach(executor::adopt);
        }
        Thread.currentThread().join();
    }
}
