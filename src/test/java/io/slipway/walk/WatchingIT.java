package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody watches, in other windows, what somebody else has started. */
class WatchingIT {
    private static final String GATE = """
            def gate(folder: str) -> str:
                import os, time
                while not os.path.exists(os.path.join(folder, "open")):
                    time.sleep(0.05)
                return "through"
            """;

    @Test
    void aRunIsSeenEverywhereAsItGoesOnAndWhoStartedItIsToldOfItsEnd(@TempDir Path folder) throws IOException {
        try (Person ann = Place.admin();
                Person vic = Place.newcomer("vic", "Viewer");
                Person home = Place.somebody().signIn("vic", "vic chooses well");
                Person list = Place.somebody().signIn("vic", "vic chooses well")) {
            home.open("/p/my-project").sees("h1");
            list.open("/p/my-project/runs").sees("h1");
            ann.newPipeline("Gated");
            ann.writeStep("Gate", GATE).constant("folder", folder.toString());
            String address = ann.run();

            list.sees("vaadin-grid-cell-content a[href$='" + address.substring(1) + "']");
            list.sees("vaadin-grid-cell-content .sl-state[data-state=running]");
            home.sees(".sl-home-card:has-text('Running') a[href$='" + address.substring(1) + "']");
            vic.open(address).runIs("Running").sees(".pc-node[data-state=running]:has-text('Gate')");
            for (String deed : new String[] {"Stop", "Re-run", "Retry failed", "Delete the run"}) {
                assertThat(vic.page.getByText(deed)).hasCount(0);
            }
            assertThat(vic.page.getByLabel("Delete the run")).hasCount(0);
            assertThat(vic.barriers()).isEmpty();

            ann.open("/p/my-project/pipelines").sees("h1");
            ann.looksAway();
            Files.createFile(folder.resolve("open"));
            ann.sees("vaadin-notification-card:has-text('Gated'):has-text('succeeded')");
            assertThat(ann.page.locator("vaadin-notification-card")).hasAttribute("role", "alert");
            assertThat(ann.page.locator("vaadin-notification-card").getByLabel("Close"))
                    .isVisible();
            ann.page.waitForFunction("document.title.startsWith('✓ ')");
            ann.looksBack();
            ann.page.waitForFunction("!document.title.startsWith('✓')");
            ann.page
                    .locator("vaadin-notification-card vaadin-button:has-text('Open')")
                    .click();
            ann.page.waitForURL(url -> url.contains(address));

            vic.runIs("Succeeded").sees(".pc-node[data-state=succeeded]:has-text('Gate')");
            home.sees(".sl-home-card:has-text('Succeeded lately') a[href$='" + address.substring(1) + "']");
            list.sees("vaadin-grid-cell-content .sl-state[data-state=succeeded]");
            for (Person each : new Person[] {ann, vic, home, list}) {
                assertThat(each.complaints()).isEmpty();
            }
        }
    }
}
