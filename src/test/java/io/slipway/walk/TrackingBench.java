package io.slipway.walk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of the embedded store over the wire, with a personal token; started by src/test/bench/mlflow.sh. */
class TrackingBench {
    @Test
    @SuppressWarnings("SystemOut")
    void measure(@TempDir Path home) throws Exception {
        try (Chromium chromium = new Chromium();
                RunningServer server = RunningServer.asUsersStartIt(home.resolve("home"));
                Person ann = new Person(chromium.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD)) {
            Notebook notebook = Notebook.of(ann, server, "my-project");
            Path answer = home.resolve("figures.txt");
            String python = System.getenv("SLIPWAY_PYTHON");
            List<String> command = new ArrayList<>(List.of(
                    python == null ? "python3" : python + "/bin/python",
                    "src/test/bench/mlflow.py",
                    "--million",
                    System.getenv().getOrDefault("BENCH_MILLIONS", "0"),
                    server.url("/mlflow")));
            String beside = System.getenv("MLFLOW");
            if (beside != null) {
                command.add(beside);
            }
            ProcessBuilder bench =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(answer.toFile());
            bench.environment().put("MLFLOW_TRACKING_TOKEN", notebook.token);
            boolean ended = bench.start().waitFor(60, TimeUnit.MINUTES);
            System.out.println(Files.readString(answer));
            if (!ended) {
                throw new IllegalStateException("the figures take too long");
            }
        }
    }
}
