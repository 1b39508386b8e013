package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Coming from a real MLflow server, from its SQLite file, and leaving to another: in the browser, killed midway, compared by MLflow's own client. */
class TransferIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PAGE = "/p/my-project/settings/transfer";
    private static final String RUNS = "40";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static TeamServer team;
    private static JsonNode original;
    private RunningServer server;
    private Person ann;
    private Path copy;

    @BeforeAll
    static void fill() {
        team = new TeamServer(shared.resolve("team"));
        python(shared, Map.of(), "mlflow_fill.py", team.address(), RUNS);
        original = dump(shared, team.address(), Map.of(), "ids");
    }

    @AfterAll
    static void close() {
        if (team != null) {
            team.close();
        }
    }

    @AfterEach
    void leave() {
        ann.close();
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        copy = Files.createDirectories(folder.resolve("data")).resolve("mlflow.db");
        Files.copy(shared.resolve("team").resolve("mlflow.db"), copy);
        server = new RunningServer(
                folder.resolve("home"), Map.of("SLIPWAY_DATA_ROOTS", shared + "," + folder.resolve("data")));
        ann = new Person(Place.CHROMIUM.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD);
        ann.open(PAGE).sees("h2:has-text('Bring in')");
    }

    private static String python(Path folder, Map<String, String> environment, String script, String... arguments) {
        Path said = folder.resolve(script + "." + System.nanoTime());
        List<String> command = new ArrayList<>(List.of(
                System.getenv("SLIPWAY_PYTHON") + "/bin/python",
                Path.of("src", "test", "python", script).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(said.resolveSibling(said.getFileName() + ".err").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
        try {
            assertThat(builder.start().waitFor()).as("see " + said + ".err").isZero();
            return Files.readString(said);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode dump(Path folder, String address, Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of(address));
        arguments.addAll(List.of(more));
        return JSON.readTree(python(folder, environment, "mlflow_dump.py", arguments.toArray(String[]::new)));
    }

    private JsonNode here(String... more) {
        Notebook notebook = Notebook.of(ann, server, "my-project");
        return dump(folder, server.url("/mlflow"), Map.of("MLFLOW_TRACKING_TOKEN", notebook.token), more);
    }

    private Locator card(String title) {
        return ann.page
                .locator(".sl-card")
                .filter(new Locator.FilterOptions().setHas(ann.page.locator("h2:text-is('" + title + "')")));
    }

    private static void press(Locator within, String name) {
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void bring(String address) {
        card("Bring in").getByLabel("Address").fill(address);
        press(card("Bring in"), "Import");
    }

    /** Kills Slipway as soon as the page shows that some runs are carried and some are not, and starts it again. */
    private void killMidway(Runnable too) {
        ann.page.waitForFunction(
                "() => [...document.querySelectorAll('.sl-card')].some(card => {"
                        + "const said = /([\\d,]+) of ([\\d,]+) runs/.exec(card.innerText);"
                        + "return said && said[1] !== '0' && said[1] !== said[2]; })",
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(20).setTimeout(60_000));
        server.kill();
        too.run();
        server.startAgain();
        ann.signIn("admin", RunningServer.ADMIN_PASSWORD);
        ann.open(PAGE);
    }

    /** What of the newest could not be carried, and why. */
    private String notCarried() {
        Locator link = ann.page.locator("a:has-text('could not be carried')");
        return link.count() == 0
                ? ""
                : ann.page
                        .request()
                        .get(server.url(String.valueOf(link.first().getAttribute("href"))
                                .replaceFirst("^/?", "/")))
                        .text();
    }

    /** The newest of so many imports and exports; it stands first. */
    private void isOver(int transfers, String state) {
        ann.page
                .locator("p[data-state=done]")
                .nth(transfers - 1)
                .waitFor(new Locator.WaitForOptions().setTimeout(300_000));
        assertThat(ann.page.locator("p[data-state=done]").first().innerText())
                .as(notCarried())
                .isEqualTo(state);
    }

    @Test
    void whatATeamHasComesWholeAndOnce() {
        bring(team.address());
        killMidway(() -> {});
        isOver(1, "Done");
        assertThat(ann.barriers()).isEmpty();
        assertThat(here("ids")).isEqualTo(original);
    }

    @Test
    void whatCameCanBeBroughtAgainAndTakenAlong() {
        bring(team.address());
        isOver(1, "Done");
        ann.open(PAGE).sees("h2:has-text('Bring in')");
        bring(team.address());
        isOver(2, "Done");
        // One of them goes on, and may say more than before.
        assertThat(ann.page.locator(".sl-card:has(p[data-state=done])").first().innerText())
                .contains("runs (" + (original.path("count").asInt(0) - 1) + " there already)");
        assertThat(here("ids").path("count")).isEqualTo(original.path("count"));
        ann.complaints();

        try (TeamServer other = new TeamServer(folder.resolve("other"))) {
            ann.open(PAGE).sees("h2:has-text('Take along')");
            card("Take along").getByLabel("Address").fill(other.address());
            press(card("Take along"), "Export");
            killMidway(() -> {
                other.kill();
                other.start();
            });
            isOver(3, "Done");
            JsonNode there = dump(folder, other.address(), Map.of());
            assertThat(there).isEqualTo(dump(shared, team.address(), Map.of()));
        }
    }

    @Test
    void whatAnSqliteFileHoldsComesTooAndWhatCannotIsSaid() throws IOException {
        Locator form = card("Bring in");
        form.getByLabel("Its SQLite file").check();
        press(form, "Import");
        ann.sees("text=Upload the file, or give its path");
        form.getByLabel("SQLite file", new Locator.GetByLabelOptions().setExact(true))
                .fill("/etc/passwd");
        press(form, "Import");
        ann.sees("text=there is nothing to read at “/etc/passwd”");
        form.locator("input[type=file]").setInputFiles(Files.writeString(folder.resolve("notes.db"), "no database"));
        ann.sees("text=but notes.db is none: choose another file");
        ann.sees("vaadin-upload-file:has-text('Not taken: see above')");
        form.locator("vaadin-upload-file button[part=remove-button]").click();
        form.locator("input[type=file]").setInputFiles(copy);
        ann.page.waitForFunction("() => [...document.querySelectorAll('vaadin-text-field')]"
                + ".some(field => field.value === 'mlflow.db')");
        press(form, "Import");
        Locator progress = ann.page.getByLabel("Import from mlflow.db");
        assertThat(progress).isFocused();
        assertThat(progress).isInViewport();
        isOver(1, "Done, but not all could be carried");
        assertThat(notCarried()).contains("name that folder, or import from the server");
    }

    @Test
    void anSqliteFileComesWholeWithItsFolder() {
        Locator form = card("Bring in");
        form.getByLabel("Its SQLite file").check();
        form.getByLabel("SQLite file", new Locator.GetByLabelOptions().setExact(true))
                .fill(copy.toString());
        form.getByLabel("Folder of artifacts")
                .fill(shared.resolve("team").resolve("artifacts").toString());
        press(form, "Import");
        isOver(1, "Done");
        assertThat(here("ids")).isEqualTo(original);
        assertThat(ann.complaints()).isEmpty();
    }
}
