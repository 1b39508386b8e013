package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Versions of a pipeline, and what is wrong in its draft. */
class VersionsIT {
    @Test
    void aVersionIsSavedLookedAtAndRestored() {
        try (Person ann = Place.admin()) {
            ann.newPipeline("Has a past");
            ann.addStep("Make data").chip("Saved");
            ann.page.locator(".pe-canvas").focus();
            ann.page.keyboard().press("Control+s");
            ann.page.getByLabel("What changed?").fill("the first one");
            ann.page.keyboard().press("Enter");
            ann.sees(".pe-toast:has-text('Saved as version 1')");
            ann.page.locator(".pe-canvas").focus();
            ann.addStep("Report").chip("Saved").sees(".pe-base:has-text('Draft on v1')");

            Locator versions = versions(ann);
            assertThat(versions).containsText("the first one");
            assertThat(ann.barriers()).isEmpty();
            versions.locator("button:has-text('View')").click();
            ann.sees("text=Version 1, read-only");
            ann.page.waitForURL(url -> url.contains("version=1"));
            assertThat(ann.page.locator(".pc-node")).hasCount(1);
            assertThat(ann.page.locator(".pe-palette")).hasCount(0);
            ann.page.reload();
            ann.sees("text=Version 1, read-only");
            assertThat(ann.page.locator(".pc-node")).hasCount(1);
            assertThat(ann.barriers()).isEmpty();
            ann.page.locator("button:has-text('Back to the draft')").click();
            assertThat(ann.page.locator(".pc-node")).hasCount(2);

            versions(ann).locator("button:has-text('Restore')").click();
            ann.sees(".pe-toast:has-text('The draft is version 1 again')");
            assertThat(ann.page.locator(".pc-node")).hasCount(1);
            ann.page.locator(".pe-canvas").focus();
            ann.page.keyboard().press("Control+z");
            assertThat(ann.page.locator(".pc-node")).hasCount(2);
            assertThat(ann.complaints()).isEmpty();
        }
    }

    @Test
    void aProblemIsListedMarkedAndJumpedTo() {
        try (Person ann = Place.admin()) {
            ann.newPipeline("Incomplete");
            ann.addStep("Report").addStep("Make data");
            assertThat(ann.page.locator(".pc-node:has-text('report') .pc-mark")).hasText("1");
            ann.page.keyboard().press("p");
            ann.sees(".pe-problems");
            assertThat(ann.barriers()).isEmpty();
            ann.page.locator(".pe-problems button:has-text('report.accuracy')").click();
            assertThat(ann.field("accuracy")).isFocused();
            ann.page.keyboard().type("0.5");
            ann.page.keyboard().press("Enter");
            assertThat(ann.page.locator(".pc-node:has-text('report') .pc-mark")).hasCount(0);
            assertThat(ann.complaints()).isEmpty();
        }
    }

    private static Locator versions(Person person) {
        person.page.locator(".pe-top button:has-text('Versions')").click();
        return person.page.locator("dialog[open]:has-text('Versions')");
    }
}
