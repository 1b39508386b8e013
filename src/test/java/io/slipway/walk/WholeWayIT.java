package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** From the first page to two compared runs, and from an empty canvas to a finished run. */
class WholeWayIT {
    @Test
    void theSampleIsRunTwiceAndCompared() {
        try (Person ann = Place.admin()) {
            ann.open("/p/my-project").sees("h1");
            ann.page.locator("vaadin-button:has-text('sample')").first().click();
            ann.sees(".react-flow__node:has-text('Train')");
            ann.page.locator(".pe-editor button:has-text('Run')").first().click();
            ann.sees("#run-learning_rate");
            ann.page.keyboard().press("Control+Enter");
            ann.sees(".sl-state[data-state=succeeded]:has-text('Succeeded')");
            String first = ann.page.url().replaceAll(".*/runs/|\\?.*", "");
            ann.page.locator("button:has-text('Re-run')").click();
            ann.page.locator("#run-learning_rate").fill("0.02");
            ann.page.keyboard().press("Control+Enter");
            ann.page.waitForURL(url -> url.contains("/runs/") && !url.contains(first));
            ann.sees(".sl-state[data-state=succeeded]:has-text('Succeeded')");
            String second = ann.page.url().replaceAll(".*/runs/|\\?.*", "");
            ann.open("/p/my-project/compare?runs=" + first + "," + second);
            ann.sees("text=learning_rate").sees("text=accuracy").sees("canvas");
            assertThat(ann.page.locator("body").innerText()).contains("0.02", "0.3");
            assertThat(ann.complaints()).isEmpty();
        }
    }

    @Test
    void anEmptyCanvasBecomesAFinishedRunByKeyboardAlone() {
        try (Person ann = Place.admin()) {
            ann.newPipeline("By keyboard");
            ann.addStep("Make data").addStep("Split data");
            ann.page.keyboard().press("c");
            ann.sees("[role=combobox]");
            ann.page.keyboard().type("data");
            ann.page.keyboard().press("Enter");
            ann.sees("[role=combobox]");
            ann.page.keyboard().press("Enter");
            ann.sees(".react-flow__edge");
            ann.page.keyboard().press("Control+Enter");
            ann.sees("button[form=run-form]:not([disabled])");
            ann.page.keyboard().press("Control+Enter");
            ann.sees(".sl-state[data-state=succeeded]:has-text('Succeeded')");
            assertThat(ann.complaints()).isEmpty();
        }
    }
}
