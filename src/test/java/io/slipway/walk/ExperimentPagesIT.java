package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments, their table of runs and the comparison, as a person walks through them. */
class ExperimentPagesIT {
    private static final String PROJECT = "my-project";
    private static RunningServer server;
    private static Chromium chromium;
    private static Person ann;
    private static Notebook notebook;
    private static String experiment;
    private static String worse;
    private static String better;

    @BeforeAll
    static void recordSomeRuns(@TempDir Path home) {
        chromium = new Chromium();
        server = new RunningServer(home.resolve("home"), Map.of());
        ann = new Person(chromium.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD);
        notebook = Notebook.of(ann, server, PROJECT);
        experiment = notebook.experiment("sweep");
        worse = notebook.run(experiment, "wide", 0.5, 0.75);
        better = notebook.run(experiment, "narrow", 0.05, 0.9);
        notebook.run(
                experiment, "fold", 0.05, 0.8, "[{\"key\": \"mlflow.parentRunId\", \"value\": \"" + better + "\"}]");
        ann.complaints();
    }

    @AfterAll
    static void end() {
        ann.close();
        chromium.close();
        server.close();
    }

    @AfterEach
    void theConsoleIsSilent() {
        assertThat(ann.complaints()).isEmpty();
    }

    private static Page table(String query) {
        Page page = ann.open("/p/" + PROJECT + "/experiments/" + experiment + query).page;
        assertThat(page.locator("vaadin-grid.ex-runs")).isVisible();
        return page;
    }

    private static Locator cell(Page page, String text) {
        return page.locator("vaadin-grid-cell-content")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + text + "\\s*$")));
    }

    private static List<String> runNames(Page page) {
        return page.locator("vaadin-grid-cell-content a.sl-strong").allInnerTexts();
    }

    private static void axe(Page page) {
        var found = new AxeBuilder(page).analyze().getViolations();
        assertThat(found.stream()
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml()))
                .isEmpty();
    }

    @Test
    void theTableShowsWhatWasLoggedAndNestedRunsUnderTheirParent() {
        Page page = table("");
        assertThat(cell(page, "0.75")).isVisible();
        assertThat(cell(page, "0.9")).isVisible();
        assertThat(cell(page, "fold")).hasCount(0);
        // In its middle there may be the link of the run.
        page.locator("vaadin-grid-tree-toggle:not([leaf]) [part=toggle]").click();
        assertThat(cell(page, "fold")).isVisible();
        axe(page);
    }

    @Test
    void theServerSortsAndTheAddressRemembersIt() {
        Page page = table("?sort=metrics.accuracy");
        assertThat(page.locator("vaadin-grid-cell-content a.sl-strong").first()).hasText("wide");
        page.navigate(server.url("/p/" + PROJECT + "/experiments/" + experiment + "?sort=-metrics.accuracy"));
        assertThat(page.locator("vaadin-grid-cell-content a.sl-strong").first()).hasText("narrow");
        page.locator("vaadin-grid-sorter")
                .filter(new Locator.FilterOptions().setHasText("lr"))
                .click();
        page.waitForURL(Pattern.compile("sort=params.lr"));
        page.getByLabel("Charts").check();
        page.waitForURL(Pattern.compile("charts=1"));
        assertThat(page.url()).contains("sort=params.lr");
        assertThat(page.locator("vaadin-grid-cell-content a.sl-strong").first()).hasText("narrow");
    }

    @Test
    void aPartOfANameIsEnoughToGoThereAndWhatNothingIsCalledIsTold() {
        Page page = ann.open("/p/" + PROJECT).page;
        assertThat(page.locator("h1")).isVisible();
        goTo(page, "zzz");
        assertThat(page.getByText("Nothing here is called \"zzz\"")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.getByLabel("Page, pipeline, run, model or project")).hasCount(0);
        goTo(page, "experim");
        page.waitForURL(Pattern.compile("/experiments$"));
    }

    private static void goTo(Page page, String typed) {
        page.keyboard().press("Control+k");
        assertThat(page.getByLabel("Page, pipeline, run, model or project")).isFocused();
        page.keyboard().type(typed);
        page.keyboard().press("Enter");
    }

    @Test
    void aFilterThatIsNoneSaysWhyAndWhatIsTypedStays() {
        Page page = table("");
        Locator filter = page.getByLabel("Filter");
        filter.fill("metrics.accuracy > much");
        filter.press("Enter");
        assertThat(page.locator("vaadin-text-field.ex-filter [slot=error-message]"))
                .hasText("A metric is compared with a number, as in metrics.accuracy > 0.9, but here with much");
        assertThat(filter).hasValue("metrics.accuracy > much");
        assertThat(runNames(page)).hasSize(2);
        filter.fill("metrics.accuracy > 0.8");
        filter.press("Enter");
        assertThat(cell(page, "wide")).hasCount(0);
        assertThat(cell(page, "narrow")).isVisible();
        page.waitForURL(Pattern.compile("filter="));
    }

    @Test
    void anAddressWithAWrongFilterStillOpens() {
        Page page = table("?filter=metrics.accuracy+%3E+much");
        assertThat(page.locator("vaadin-text-field.ex-filter [slot=error-message]"))
                .isVisible();
        assertThat(cell(page, "wide")).isVisible();
    }

    @Test
    void aRunThatIsLoggedMeanwhileAppearsAndTheSelectionStays() {
        Page page = table("?run=" + worse + "&run=" + better);
        assertThat(page.getByText("2 selected")).isVisible();
        String run = notebook.begin(experiment, "late", "[]");
        assertThat(cell(page, "late")).isVisible();
        notebook.metric(run, "accuracy", 0.123, 0);
        assertThat(cell(page, "0.123")).isVisible();
        assertThat(page.getByText("2 selected")).isVisible();
        deleteForGood("late");
    }

    private static void deleteForGood(String name) {
        Page fresh = table("?q=" + name);
        fresh.locator("vaadin-grid-cell-content vaadin-checkbox").first().click();
        fresh.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(fresh.getByText("No run fits")).isVisible();
        fresh.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(cell(fresh, name)).isVisible();
        fresh.locator("vaadin-grid-cell-content vaadin-checkbox").first().click();
        fresh.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(fresh.getByText("No run fits")).isVisible();
    }

    @Test
    void twoSelectedRunsAreComparedWithSignedDifferences() {
        Page page = table("?run=" + worse + "&run=" + better + "&charts=1");
        assertThat(page.locator("slipway-curves figure canvas").first()).isVisible();
        assertThat(cell(page, "0.75")).isInViewport();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                .click();
        assertThat(page.locator(".cp-table")).isVisible();
        Locator accuracy = row(page, "accuracy");
        assertThat(accuracy.locator(".cp-delta")).hasText(Pattern.compile("\\+0\\.15 \\(\\+20 %\\) better"));
        assertThat(row(page, "loss").locator(".cp-delta")).hasAttribute("data-verdict", "better");
        assertThat(row(page, "lr").locator(".cp-delta")).hasText("−0.45");
        assertThat(page.locator("slipway-compare figure canvas").first()).isVisible();
        axe(page);
    }

    @Test
    void aFileOfAComparedRunIsDownloadedByAClick() {
        notebook.file(worse, "notes.txt", "wide it was");
        Page page = ann.open("/p/" + PROJECT + "/compare?runs=" + worse + "," + better).page;
        assertThat(page.waitForDownload(page.getByText("11 B")::click).suggestedFilename())
                .isEqualTo("notes.txt");
    }

    @Test
    void aLongComparisonScrollsAsAWholeAndKeepsItsHeadAndNamesInSight() {
        NewContextOptions small = new NewContextOptions().setViewportSize(700, 420);
        try (Person bea = new Person(chromium.browser, server, small)) {
            bea.signIn("admin", RunningServer.ADMIN_PASSWORD);
            Page page = bea.open("/p/" + PROJECT + "/compare?runs=" + worse + "," + better).page;
            assertThat(page.locator("slipway-compare figure canvas").first()).isVisible();
            Object scrollers = page.evaluate("""
                    () => [...document.querySelectorAll('slipway-compare, slipway-compare *')]
                      .filter(e => /auto|scroll/.test(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight)
                      .map(e => e.localName)""");
            assertThat(scrollers).isEqualTo(List.of("slipway-compare"));
            page.evaluate("document.querySelector('slipway-compare').scrollTo(150, 200)");
            assertThat(page.locator(".cp-table thead")).isInViewport();
            assertThat(row(page, "lr").locator("th"))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
            assertThat(bea.complaints()).isEmpty();
        }
    }

    private static Locator row(Page page, String name) {
        return page.locator(".cp-table tbody tr:not(.cp-section)")
                .filter(new Locator.FilterOptions().setHas(page.locator("th[scope=row] [title='" + name + "']")));
    }

    @Test
    void theAddressOfAComparisonHoldsTheWholeView() {
        Page page = ann.open("/p/" + PROJECT + "/compare?runs=" + worse + "," + better).page;
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make narrow the baseline"))
                .click();
        page.getByLabel("Differences only").check();
        page.getByLabel("Max").check();
        page.getByLabel("Log scale").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("accuracy: higher is better. Change"))
                .click();
        page.waitForURL(url -> url.contains("baseline=" + better)
                && url.contains("diff=1")
                && url.contains("value=max")
                && url.contains("log=1")
                && url.contains("down=accuracy"));
        page.reload();
        assertThat(page.locator("thead th").nth(1)).containsText("narrow");
        assertThat(page.getByLabel("Differences only")).isChecked();
        assertThat(page.getByLabel("Log scale")).isChecked();
        assertThat(row(page, "model")).hasCount(0);
        assertThat(row(page, "accuracy").locator(".cp-delta")).hasAttribute("data-verdict", "better");
    }

    @Test
    void aRunThatIsGoneIsNamedAndAnotherIsAddedByKeyboard() {
        Page page = ann.open("/p/" + PROJECT + "/compare?runs=" + worse + ",0123").page;
        assertThat(page.getByText("There is no run 0123")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it out of this view"))
                .click();
        assertThat(page.getByText("There is no run 0123")).hasCount(0);
        Locator add = page.getByLabel("Add a run");
        add.fill("narr");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        add.press("Enter");
        assertThat(page.locator("thead th")).hasCount(3);
    }

    @Test
    void aNewExperimentSaysHowToLogToItAndIsListed() {
        Page page = ann.open("/p/" + PROJECT + "/experiments").page;
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New experiment"))
                .click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("passing");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("passing")))
                .isVisible();
        assertThat(page.getByText("mlflow.set_tracking_uri")).isVisible();
        axe(page);
        ann.open("/p/" + PROJECT + "/experiments");
        assertThat(cell(page, "passing")).isVisible();
        axe(page);
    }

    @Test
    void aDeletedExperimentIsFoundAndComesBack() {
        String gone = notebook.experiment("regretted");
        Page page = ann.open("/p/" + PROJECT + "/experiments").page;
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("What to do with regretted"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(cell(page, "regretted")).hasCount(0);
        page.getByLabel("Deleted", new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(page).hasURL(Pattern.compile("deleted=1"));
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Deleted experiments")))
                .containsText("regretted");
        axe(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restore regretted"))
                .click();
        assertThat(page.getByText("No deleted experiments")).isVisible();
        ann.open("/p/" + PROJECT + "/experiments/" + gone);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("regretted")))
                .isVisible();
    }

    @Test
    void darkAndNarrowTheyAreAsReadable() {
        NewContextOptions dark =
                new NewContextOptions().setViewportSize(1024, 768).setColorScheme(ColorScheme.DARK);
        try (Person bea = new Person(chromium.browser, server, dark)) {
            bea.signIn("admin", RunningServer.ADMIN_PASSWORD);
            Page page = bea.open("/p/" + PROJECT + "/experiments/" + experiment + "?charts=1").page;
            assertThat(page.locator("slipway-curves figure canvas").first()).isVisible();
            axe(page);
            bea.open("/p/" + PROJECT + "/compare?runs=" + worse + "," + better);
            assertThat(page.locator("slipway-compare figure canvas").first()).isVisible();
            axe(page);
            assertThat(bea.complaints()).isEmpty();
        }
    }
}
