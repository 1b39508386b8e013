package io.slipway.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;

/** Walks from the first sign-in to two compared runs as a newcomer would, counting; see {@code src/test/bench/first_runs.sh}. */
final class FirstRunsCost {
    private final Page page;
    private int clicks;
    private int fields;

    private FirstRunsCost(Page page) {
        this.page = page;
        page.setDefaultTimeout(60_000);
    }

    public static void main(String[] arguments) {
        Instant began = Instant.now();
        try (Chromium chromium = new Chromium();
                Browser browser = chromium.browser) {
            FirstRunsCost newcomer = new FirstRunsCost(browser.newPage());
            newcomer.walk(arguments[0], arguments[1]);
            System.out.printf(
                    "sign-in to two compared runs: %d clicks, %d fields, %.1f s of a machine's hand%n",
                    newcomer.clicks,
                    newcomer.fields,
                    Duration.between(began, Instant.now()).toMillis() / 1000.0);
        }
    }

    private void walk(String address, String password) {
        page.navigate(address);
        fill("input[name=username]", "admin");
        fill("input[name=password]", password);
        click(".sl-signin form button");
        fill("input[name=old]", password);
        fill("input[name=replacement]", "a password of my own");
        fill("input[name=again]", "a password of my own");
        click(".sl-signin form button");
        click("vaadin-button:has-text('sample')");
        click(".pe-editor button:has-text('Run')");
        click("button[form=run-form]:not([disabled])");
        succeeds();
        String first = page.url();
        click("button:has-text('Re-run')");
        fill("#run-learning_rate", "0.02");
        click("button[form=run-form]:not([disabled])");
        page.waitForURL(url -> url.contains("/runs/") && !url.equals(first));
        succeeds();
        click("button:has-text('Compare'), a:has-text('Compare')");
        page.waitForURL(url -> url.contains("/compare"));
        page.locator("text=learning_rate").first().waitFor();
    }

    private void succeeds() {
        page.locator(".sl-state[data-state=succeeded]:has-text('Succeeded')")
                .first()
                .waitFor();
    }

    private void click(String what) {
        page.locator(what).first().click();
        clicks++;
    }

    private void fill(String what, String text) {
        page.locator(what).first().fill(text);
        fields++;
    }
}
