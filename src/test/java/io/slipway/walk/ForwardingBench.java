package io.slipway.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            measure(home, running, System.getenv("MLFLOW_DATABASE"));
            return;
        }
        Path folder = home.resolve("team");
        try (TeamServer team = new TeamServer(folder)) {
            measure(home, team.address(), folder.resolve("mlflow.db").toString());
        }
    }

    @SuppressWarnings("SystemOut")
    private static void measure(Path home, String team, String database) throws Exception {
        try (Chromium chromium = new Chromium();
                RunningServer server = RunningServer.asUsersStartIt(home.resolve("home"));
                Person ann = new Person(chromium.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD)) {
            recordThereToo(ann.open("/p/my-project/settings/mlflow").page, team);
            Notebook notebook = Notebook.of(ann, server, "my-project");
            Path answer = home.resolve("figures.txt");
            String python = System.getenv("SLIPWAY_PYTHON");
            List<String> command = new ArrayList<>(List.of(
                    python == null ? "python3" : python + "/bin/python",
                    "src/test/bench/forwarding.py",
                    server.url("/mlflow"),
                    team,
                    PREFIX));
            if (database != null) {
                command.add(database);
            }
            ProcessBuilder bench =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(answer.toFile());
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
