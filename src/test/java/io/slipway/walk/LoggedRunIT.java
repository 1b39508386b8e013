package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a run that MLflow's own Python client logged, as the data scientist opens it who logged it. */
class LoggedRunIT {
    private static final String PROGRAM = """
            import mlflow, pandas
            from mlflow.entities import LoggedModelOutput
            mlflow.set_experiment("pages of runs")
            rows = mlflow.data.from_pandas(
                pandas.DataFrame({"x": [1.0, 2.0, 3.0], "y": [0, 1, 1]}), source="https://data.example/rows.csv", name="rows")
            with mlflow.start_run(run_name="outer", description="# Why\\n\\nA **deeper** tree", tags={
                    "mlflow.source.git.commit": "0123456789abcdef0123456789abcdef01234567", "team": "retention"}) as outer:
                mlflow.log_input(rows, context="training")
                mlflow.log_param("depth", 12)
                for step in range(5):
                    mlflow.log_metric("loss", 1 / (step + 1), step=step)
                mlflow.log_metric("system/cpu_utilization_percentage", 42.5)
                mlflow.log_text("# Report\\n\\nIt is *good*", "reports/report.md")
                model = mlflow.create_external_model(name="tree", source_run_id=outer.info.run_id)
                mlflow.MlflowClient().log_outputs(outer.info.run_id, [LoggedModelOutput(model.model_id, 4)])
                with mlflow.start_run(run_name="inner", nested=True) as inner:
                    mlflow.log_metric("loss", 0.5)
            print("logged", outer.info.experiment_id, outer.info.run_id, inner.info.run_id)
            """;
    private static Notebook notebook;
    private static String experiment;
    private static String outer;
    private static String inner;
    private Person admin;
    private Page page;

    @BeforeAll
    static void log() {
        try (Person somebody = Place.admin()) {
            notebook = Notebook.of(somebody, Place.SERVER, "my-project");
        }
        String said = new MlflowPython(Place.SERVER.url("/mlflow"), notebook.token).program(PROGRAM);
        String[] ids = said.substring(said.indexOf("logged ")).strip().split("\\s+", -1);
        experiment = ids[1];
        outer = ids[2];
        inner = ids[3];
    }

    @BeforeEach
    void open() {
        admin = Place.admin();
        page = admin.page;
    }

    @AfterEach
    void theConsoleIsSilent() {
        assertThat(admin.complaints()).isEmpty();
        admin.close();
    }

    private static String address(String run) {
        return "/p/my-project/experiments/" + experiment + "/runs/" + run;
    }

    private Locator card(String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    @Test
    void itTellsAllThatTheClientSaid() {
        admin.open("/go/runs/" + outer).page.waitForURL(url -> url.endsWith(address(outer)));
        assertThat(page.locator("h1")).hasText("outer");
        assertThat(page).hasTitle("outer · Slipway");
        assertThat(page.locator(".sl-trail")).containsText(Pattern.compile("Experiments\\s*pages of runs\\s*outer"));
        assertThat(page.locator(".lr-head slipway-state")).hasText("Succeeded");
        assertThat(card("Note").getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Why")))
                .isVisible();
        assertThat(card("Note").locator("strong")).hasText("deeper");
        assertThat(card("About").locator("slipway-id")).hasAttribute("value", outer);
        assertThat(card("About").locator("code[title^='0123456789abcdef0123']")).hasText("0123456789ab");
        assertThat(card("Data sets").locator("li"))
                .hasText(Pattern.compile(
                        "rows\\s*training\\s*\\w+\\s*3 rows, 2 columns\\s*https://data.example/rows.csv"));
        assertThat(card("Tags")).containsText("team");
        assertThat(card("Tags")).not().containsText("mlflow.note.content");
        assertThat(row("Metrics", "loss").locator("td")).hasText(new String[] {"loss", "0.2", "0.2", "1"});
        assertThat(card("Metrics")).not().containsText("system/");
        assertThat(row("Parameters", "depth").locator("td")).hasText(new String[] {"depth", "12"});
        assertThat(page.locator(".cp-curves figure canvas")).isVisible();
        assertThat(admin.barriers()).isEmpty();
    }

    private Locator row(String card, String name) {
        return card(card).locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void aFileIsLookedIntoAndDownloadedAndTheAddressKeepsIt() {
        admin.open(address(outer));
        card("Files").getByText("reports/report.md").click();
        assertThat(card("Files").getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Report")))
                .isVisible();
        page.waitForURL(Pattern.compile("file=reports"));
        page.reload();
        assertThat(card("Files").locator("em")).hasText("good");
        assertThat(admin.barriers()).isEmpty();
        Download file = page.waitForDownload(
                () -> page.getByLabel("Download reports/report.md").click());
        assertThat(file.suggestedFilename()).isEqualTo("report.md");
    }

    @Test
    void oneGoesToNestedRunsAndBackToTheirParent() {
        admin.open(address(outer));
        card("Nested runs").getByText("inner").click();
        page.waitForURL(url -> url.endsWith(address(inner)));
        assertThat(page.locator("h1")).hasText("inner");
        assertThat(page).hasTitle("inner · Slipway");
        card("About").getByText("outer").click();
        assertThat(page.locator("h1")).hasText("outer");
        admin.open("/p/my-project/experiments/" + experiment).sees("a.sl-strong:has-text('outer')");
        page.locator("a.sl-strong:has-text('outer')").click();
        page.waitForURL(url -> url.endsWith(address(outer)));
        page.getByLabel("Compare with").fill("inn");
        page.getByRole(AriaRole.OPTION).click();
        page.waitForURL(url -> url.endsWith("/compare?runs=" + inner + "," + outer));
        page.locator("thead a:has-text('outer')").click();
        page.waitForURL(url -> url.endsWith(address(outer)));
    }

    @Test
    void itsModelIsRegisteredFromThere() {
        admin.open(address(outer));
        page.getByLabel("Register tree").click();
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).fill("of a notebook");
        page.keyboard().press("Enter");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Register").setExact(true))
                .last()
                .click();
        card("Models").getByText("of a notebook v1").click();
        page.waitForURL(Pattern.compile("/models/of%20a%20notebook\\?version=1$"));
        page.locator(".md-version a:has-text('outer')").click();
        page.waitForURL(url -> url.endsWith(address(outer)));
    }

    @Test
    void whatAProgramLogsMeanwhileAppearsAndTheRunIsRenamedDeletedAndTakenBack() {
        String run = notebook.begin(experiment, "late", "[]");
        admin.open(address(run)).sees("h2:has-text('Nothing is logged yet')");
        assertThat(admin.barriers()).isEmpty();
        notebook.metric(run, "accuracy", 0.5, 0);
        assertThat(row("Metrics", "accuracy")).isVisible();
        notebook.metric(run, "accuracy", 0.75, 1);
        assertThat(row("Metrics", "accuracy").locator("td")).hasText(new String[] {"accuracy", "0.75", "0.5", "0.75"});
        assertThat(page.locator(".cp-curves figure canvas")).isVisible();

        press("Rename");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("later");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("later");
        assertThat(page).hasTitle("later · Slipway");
        press("Undo");
        assertThat(page.locator("h1")).hasText("late");

        press("Delete the run");
        assertThat(page.getByText("This run is deleted")).isVisible();
        page.reload();
        assertThat(page.getByText("This run is deleted")).isVisible();
        assertThat(page.getByLabel("Delete the run")).hasCount(0);
        press("Restore it");
        assertThat(page.getByText("This run is deleted")).hasCount(0);
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .last()
                .click();
    }

    @Test
    void whoMayOnlyLookReadsAllOfItAndIsOfferedNothingElse() {
        try (Person lou = Place.newcomer("lou", "Viewer")) {
            lou.open(address(outer)).sees(".lr-card:has-text('Nested runs')");
            assertThat(lou.page.locator(".cp-curves figure canvas")).isVisible();
            assertThat(lou.page.getByText("tree").first()).isVisible();
            assertThat(lou.page.getByText("Rename")).hasCount(0);
            assertThat(lou.page.getByText("Register")).hasCount(0);
            assertThat(lou.page.getByLabel("Delete the run")).hasCount(0);
            assertThat(lou.complaints()).isEmpty();
        }
    }

    @Test
    void aRunThatDoesNotExistIsNotThere() {
        admin.open(address("0123456789abcdef")).sees("text=There is nothing at this address");
        admin.complaints();
    }

    @Test
    void darkAndNarrowItIsAsReadable() {
        NewContextOptions dark =
                new NewContextOptions().setViewportSize(1024, 768).setColorScheme(ColorScheme.DARK);
        try (Person bea = new Person(Place.CHROMIUM.browser, Place.SERVER, dark)) {
            bea.signIn("admin", RunningServer.ADMIN_PASSWORD);
            bea.open(address(outer) + "?file=reports%2Freport.md");
            assertThat(bea.page.locator(".cp-curves figure canvas")).isVisible();
            assertThat(bea.page.locator(".lr-files em")).hasText("good");
            assertThat(bea.barriers()).isEmpty();
            assertThat(bea.complaints()).isEmpty();
        }
    }
}
