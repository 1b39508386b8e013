package io.slipway.executor.local;

import io.slipway.executor.AttemptId;
import io.slipway.executor.Environment;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A JVM that starts a step and is there to be killed. */
final class AbandonedServer {
    static final String SCRIPT = "echo $$ > pid; read -r line < ../gate; exit 5";

    private AbandonedServer() {}

    static Process start(Path home) throws IOException {
        return start(home, "orphan", SCRIPT, null);
    }

    static Process start(Path home, String step, String script, @Nullable Duration limit) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AbandonedServer.class.getName(),
                        home.toString(),
                        step,
                        script,
                        limit == null ? "" : limit.toString())
                .inheritIO()
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        Path home = Path.of(args[0]);
        var executor = new LocalExecutor(LocalExecutorIT.settings(), () -> home, Optional::empty, Clock.systemUTC());
        executor.listen((id, report) -> {});
        executor.start(SomeSpec.of(
                new AttemptId("run", args[1], 1),
                new Program.Command("busybox", List.of("sh", "-c", args[2])),
                new Environment("", List.of()),
                "{}",
                home.resolve("runs").resolve(args[1]),
                Map.of(),
                args[3].isEmpty() ? null : Duration.parse(args[3])));
        new CountDownLatch(1).await();
    }
}
