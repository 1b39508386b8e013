package io.slipway.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What forwarding to a real MLflow server costs, with a personal token; started by src/test/bench/forwarding.sh. */
class ForwardingBench {
    private static final String PREFIX = "forwarded/";

    @Test
    void measure(@TempDir Path home) throws Exception {
        String running = System.getenv("MLFLOW");
        if (running != null) {
            measure(home, running);
            return;
        }
        try (TeamServer team = new TeamServer(home.resolve("team"))) {
            measure(home, team.address());
        }
    }

    @SuppressWarnings("SystemOut")
    private static void measure(Path home, String team) throws Exception {
        try (Chromium chromium = new Chromium();
                RunningServer server = new RunningServer(home.resolve("home"), Map.of());
                Person ann = new Person(chromium.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD)) {
            recordThereToo(ann.open("/p/my-project/settings/mlflow").page, team);
            Notebook notebook = Notebook.of(ann, server, "my-project");
            Path answer = home.resolve("figures.txt");
            String python = System.getenv("SLIPWAY_PYTHON");
            ProcessBuilder bench = new ProcessBuilder(List.of(
                            python == null ? "python3" : python + "/bin/python",
                            "src/test/bench/forwarding.py",
                            server.url("/mlflow"),
                            team,
                            PREFIX))
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile());
            bench.environment().put("MLFLOW_TRACKING_TOKEN", notebook.token);
            boolean ended = bench.start().waitFor(30, TimeUnit.MINUTES);
            System.out.println(Files.readString(answer));
            if (!ended) {
                throw new IllegalStateException("the figures take too long");
            }
        }
    }

    private static void recordThereToo(Page page, String team) {
        page.getByLabel("Address").fill(team);
        page.getByLabel("Experiments there begin with").fill(PREFIX);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record there too"))
                .click();
        page.waitForSelector("text=Everything is delivered");
    }
}
