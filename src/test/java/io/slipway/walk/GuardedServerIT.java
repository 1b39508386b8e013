package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project records on its team's real MLflow server, which asks for user and password and has workspaces. */
class GuardedServerIT {
    @TempDir
    Path folder;

    private static void tests(Person ann, String user, String password, String workspace) {
        ann.page.getByLabel("User", new Page.GetByLabelOptions().setExact(true)).fill(user);
        ann.page
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        ann.page.getByLabel("Workspace").fill(workspace);
        press(ann, "Test connection");
    }

    private static void press(Person ann, String button) {
        ann.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    void credentialsAndWorkspaceAreCheckedInWordsAndRunsArriveInTheWorkspace() throws Exception {
        try (GuardedServer team = new GuardedServer(folder);
                RunningServer server = new RunningServer(folder.resolve("home"), Map.of());
                Person ann = new Person(Place.CHROMIUM.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD)) {
            team.post("default", "3.0/mlflow/workspaces", "{\"name\": \"vision\"}");
            team.post(
                    "default",
                    "2.0/mlflow/users/create",
                    "{\"username\": \"weak\", \"password\": \"weak-password-77\"}");
            Page page = ann.open("/p/my-project/settings/mlflow").page;
            page.getByLabel("Address").fill(team.address());
            page.getByLabel("User and password").click();
            tests(ann, "weak", "not-the-password", "");
            ann.sees("text=does not accept the credentials (401). Check the token, or user and password");
            tests(ann, "weak", "weak-password-77", "");
            ann.sees("text=does not permit it to these credentials (403)");
            tests(ann, "admin", GuardedServer.PASSWORD, "nowhere");
            ann.sees("text=Workspace 'nowhere' not found. Check the address and the workspace");
            assertThat(page.getByLabel("Address").inputValue()).isEqualTo(team.address());
            tests(ann, "admin", GuardedServer.PASSWORD, "vision");
            ann.sees("text=The server takes files");
            press(ann, "Record there too");
            ann.sees("text=Everything is delivered");

            Notebook notebook = Notebook.of(ann, server, "my-project");
            String run = notebook.run(notebook.experiment("sweep"), "one", 0.1, 0.9);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                var found = team.post("vision", "2.0/mlflow/experiments/search", "{\"max_results\": 10}");
                assertThat(found.toString()).contains("\"sweep\"");
                var runs = team.post(
                        "vision",
                        "2.0/mlflow/runs/search",
                        "{\"experiment_ids\": [\""
                                + found.at("/experiments/0/experiment_id").asString() + "\"]}");
                assertThat(runs.at("/runs/0/info/status").asString()).isEqualTo("FINISHED");
            });
            assertThat(team.post("default", "2.0/mlflow/experiments/search", "{\"max_results\": 10}")
                            .toString())
                    .doesNotContain("sweep");
            ann.open("/p/my-project/compare?runs=" + run).sees("a:has-text('On the MLflow server')");
            assertThat(page.locator("a:has-text('On the MLflow server')").getAttribute("href"))
                    .startsWith(team.address() + "/#/experiments/")
                    .endsWith("?workspace=vision");

            ann.open("/p/my-project/settings/mlflow");
            press(ann, "Stop recording there");
            ann.sees("vaadin-button:has-text('Record there too')");
            press(ann, "Undo");
            ann.sees("vaadin-button:has-text('Stop recording there')");
            press(ann, "Test connection");
            ann.sees("text=The server takes files");

            page.getByLabel("Address").fill(server.url("/mlflow"));
            tests(ann, "admin", notebook.token, "");
            ann.sees("text=This is the address of this Slipway itself");
        }
    }
}
