package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

/** The sheet in which a run is asked for: what stands in it, and what is run. */
class RunSheetIT extends AdminsWalk {
    private static final String TELL = """
            def tell(epochs: int, note: str = "one"):
                print(repr(note))
            """;
    private static final String WAIT = """
            def wait():
                import time
                time.sleep(3)
            """;

    @Test
    void theLastRunsValuesAreOfferedSaidSoAndGivenWayToADefaultThatIsChanged() {
        String pipeline = ann.newPipeline("Offered");
        ann.writeStep("Tell", TELL);
        ann.parameter("epochs", "60").fromParameter("Tell", "epochs");
        openSheet();
        ann.page.locator("#run-epochs").fill("55");
        assertThat(ann.page.locator(".pe-otherwise")).hasText("default 60");
        run();
        ann.runIs("Succeeded").open(pipeline).sees(".react-flow__node:has-text('Tell')");

        openSheet();
        ann.sees(".pe-asbefore:has-text('As in run #1')");
        assertThat(ann.page.locator("#run-epochs")).hasValue("55");
        assertThat(ann.barriers()).isEmpty();
        ann.page.getByLabel("Use the default of epochs").click();
        assertThat(ann.page.locator("#run-epochs")).hasValue("60");
        assertThat(ann.page.locator(".pe-asbefore, .pe-otherwise")).hasCount(0);
        ann.page.locator("#run-epochs").fill("7");
        ann.page.keyboard().press("Escape");

        ann.page.locator(".pe-canvas").focus();
        ann.page.keyboard().press("Escape");
        ann.page.locator(".pe-parameter summary").click();
        ann.field("Default").fill("100");
        ann.page.keyboard().press("Control+Enter");
        ann.sees("#run-epochs");
        // Neither what the last run had nor what was typed before.
        assertThat(ann.page.locator("#run-epochs")).hasValue("100");
        run();
        ann.sees(".rp-pairs:has-text('epochs')");
        assertThat(ann.page.locator("dt:text-is('epochs') + dd")).hasText("100");
    }

    @Test
    void aTextOfSeveralLinesIsTypedAndRunAsItIs() {
        ann.newPipeline("Lines");
        ann.writeStep("Tell", TELL).constant("epochs", "1");
        ann.parameter("note", "1");
        ann.field("Type").selectOption("STRING");
        ann.fromParameter("Tell", "note");
        openSheet();
        Locator note = ann.page.locator("#run-note");
        note.fill("line1");
        note.press("Enter");
        ann.page.keyboard().type("line2");
        assertThat(note).hasValue("line1\nline2");
        run();
        ann.runIs("Succeeded").select("Tell").tab("Logs");
        assertThat(ann.page.locator(".rp-line").first()).containsText("'line1\\nline2'");
    }

    @Test
    void aProjectThatReusesNothingSaysSoInTheSheetAndOnTheRun() {
        try {
            reuse();
            ann.newPipeline("Anew");
            ann.writeStep("Wait", WAIT);
            openSheet();
            assertThat(ann.page.getByLabel("Reuse results of earlier runs")).isDisabled();
            assertThat(ann.page.getByLabel("Reuse results of earlier runs"))
                    .not()
                    .isChecked();
            assertThat(ann.page.locator("#run-cache-help")).containsText("Off for this project");
            assertThat(ann.barriers()).isEmpty();
            run();
            ann.sees("dt:text-is('Cache') + dd:has-text('off for this project: every step is run')");
            ann.runIs("Succeeded").sees("dt:text-is('Cache') + dd:has-text('nothing was taken from earlier runs')");
        } finally {
            reuse();
        }
    }

    @Test
    void noticesLieBesideTheSheet() {
        ann.newPipeline("Ends meanwhile");
        ann.writeStep("Wait", WAIT.replace("sleep(3)", "sleep(4)")).run();
        ann.runIs("Running");
        ann.newPipeline("Asked for");
        ann.writeStep("Tell", TELL);
        openSheet();
        Locator notice = ann.page.locator("vaadin-notification-card:has-text('Ends meanwhile')");
        notice.waitFor();
        BoundingBox told = notice.boundingBox();
        BoundingBox sheet = ann.page.locator("dialog.pe-sheet").boundingBox();
        assertThat(told.x + told.width).isLessThanOrEqualTo(sheet.x);
    }

    private void reuse() {
        ann.open("/p/my-project/settings/execution").sees("vaadin-checkbox");
        ann.page.locator("vaadin-checkbox input").first().click();
        ann.sees("vaadin-notification-card");
    }

    private void openSheet() {
        ann.page.locator(".pe-canvas").focus();
        ann.page.keyboard().press("Control+Enter");
        ann.sees("button[form=run-form]:not([disabled])");
    }

    private void run() {
        ann.sees("button[form=run-form]:not([disabled])");
        ann.page.keyboard().press("Control+Enter");
        ann.page.waitForURL(url -> url.contains("/runs/"));
    }
}
