package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while somebody works, and comes back on the same home: nothing typed is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerAwayIT {
    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RunningServer(folder.resolve("home"), Map.of());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void thePageOfARunSaysSoEvenIfItAwaitsNothingAndComesBack() {
        try (Person ann = new Person(Place.CHROMIUM.browser, server)) {
            ann.signIn("admin", RunningServer.ADMIN_PASSWORD);
            ann.newPipeline("Watched");
            ann.addStep("Make data").chip("Saved").run();
            ann.page.locator(".rp-top button:has-text('Stop')").click();
            ann.runIs("Cancelled");
            assertThat(ann.page.locator(".rp-top .pe-chip")).hasCount(0);
            ann.complaints();
            server.kill();
            ann.sees(".rp-top .pe-chip:has-text('Offline')");
            server.startAgain();
            assertThat(ann.page.locator(".rp-top .pe-chip"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
            assertThat(ann.complaints()).allMatch(Person::isOfTheLostConnection);
        }
    }

    @Test
    void whatIsTypedMeanwhileIsSavedAndNobodySignsInAgain() {
        try (Person ann = new Person(Place.CHROMIUM.browser, server)) {
            ann.signIn("admin", RunningServer.ADMIN_PASSWORD);
            String address = ann.newPipeline("Far away");
            ann.addStep("Make data").chip("Saved");
            ann.tab("Code");
            assertThat(ann.page.locator(".cm-content")).containsText("def make_data");
            ann.complaints();

            server.kill();
            ann.rename("Far data");
            ann.chip("Offline");
            ann.page.locator(".cm-line:has-text('for _ in range(rows)')").click();
            ann.page.keyboard().press("End");
            ann.page.keyboard().press("Enter");
            ann.page.keyboard().type("# typed while nobody listened");
            ann.tab("Inputs");
            ann.constant("rows", "321");
            assertThat(ann.page.locator(".react-flow__node:has-text('Far data')"))
                    .containsText("321");

            ann.tab("Code");
            ann.page.locator(".cm-line:has-text('return rows')").click();
            ann.page.keyboard().press("End");

            server.startAgain();
            ann.chip("Saved").sees("text=Slipway does not know this page any more");
            ann.page.keyboard().type("  # typed afterwards");
            assertThat(ann.page.locator(".cm-content")).containsText("return rows  # typed afterwards");
            try (Person bob = new Person(Place.CHROMIUM.browser, server)) {
                bob.signIn("admin", RunningServer.ADMIN_PASSWORD).open(address);
                bob.page.locator(".react-flow__node:has-text('Far data')").click();
                assertThat(bob.field("rows")).hasValue("321");
                bob.tab("Code");
                assertThat(bob.page.locator(".cm-content")).containsText("# typed while nobody listened");
                assertThat(bob.page.locator(".cm-content")).containsText("# typed afterwards");
                bob.page.keyboard().press("Escape");
                bob.addStep("Report");
            }
            ann.page.locator(".react-flow__pane").click();
            ann.sees(".react-flow__node:has-text('Report')").sees(".pe-canvas:focus");
            assertThat(ann.complaints()).allMatch(Person::isOfTheLostConnection);
        }
    }
}
