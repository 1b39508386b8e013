package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is said of a run: who stopped it, for how long it was tried, and where its own words begin in a log. */
class RunWordsIT {
    private static final String FOREVER = """
            def forever():
                import time
                while True:
                    time.sleep(0.1)
            """;
    private static final String SAY = """
            def say() -> str:
                print('my own first line')
                return 'said'
            """;

    private static final String MEASURE = """
            def measure(score: float, metrics: Output[Metrics]):
                metrics.log_metric("accuracy", score)
            """;

    @Test
    void aRunSaysWhatItsStepsMeasuredAndWhichRunWithWhichOtherParametersItRepeats() {
        try (Person admin = Place.admin()) {
            admin.newPipeline("Measured");
            admin.writeStep("First", MEASURE).constant("score", "0.5");
            admin.writeStep("Second", MEASURE);
            admin.parameter("goal", "20").fromParameter("Second", "score");
            String first = admin.run();
            admin.runIs("Succeeded");
            assertThat(figures(admin)).hasText(new String[] {"accuracyFirst0.5", "accuracySecond20"});
            assertThat(admin.barriers()).isEmpty();

            admin.page.locator(".rp-top button:has-text('Re-run')").click();
            admin.page.locator("#run-goal").fill("21");
            admin.page.keyboard().press("Control+Enter");
            admin.page.waitForURL(url -> url.contains("/runs/") && !url.contains(first));
            admin.runIs("Succeeded");
            assertThat(admin.page.locator(".rp-rerun"))
                    .hasText("Re-run of #1 with other parameters: goal 21 (was 20).");
            assertThat(admin.page.locator(".rp-rerun a")).hasAttribute("href", first.substring(1));
            assertThat(figures(admin)).hasText(new String[] {"accuracyFirst0.5", "accuracySecond21"});

            admin.page.locator(".rp-beside a:has-text('Compare')").click();
            assertThat(admin.page.locator(".cp-table th[scope=row] [title^='accuracy (']"))
                    .hasText(new String[] {"accuracyFirst", "accuracySecond"});
            assertThat(admin.page.locator(".cp-table tr:has([title='accuracy (Second)']) td .cp-value"))
                    .hasText(new String[] {"20", "21 (best)"});
            assertThat(admin.complaints()).isEmpty();
        }
    }

    private static Locator figures(Person person) {
        return person.page.locator(".rp-figures tbody tr");
    }

    @Test
    void aRunThatWasStoppedSaysByWhomThereAndInTheList() {
        try (Person admin = Place.admin()) {
            admin.newPipeline("Stopped");
            admin.writeStep("Forever", FOREVER).run();
            admin.runIs("Running");
            admin.page.locator(".rp-top button:has-text('Stop')").click();
            admin.runIs("Cancelled").sees(".rp-top .rp-fact:has-text('Stopped by admin')");
            admin.sees("dt:has-text('Stopped') + dd:has-text('by admin')");
            assertThat(admin.barriers()).isEmpty();
            admin.open("/p/my-project/runs").sees("slipway-state[title='Stopped by admin']");
            admin.page.goBack();
            admin.page.locator(".rp-top button:has-text('Go on')").click();
            admin.runIs("Running");
            assertThat(admin.page.locator(".rp-top .rp-fact:has-text('Stopped by')"))
                    .hasCount(0);
            admin.page.locator(".rp-top button:has-text('Stop')").click();
            admin.runIs("Cancelled");
            assertThat(admin.complaints()).isEmpty();
        }
    }

    @Test
    void aLogBeginsWithTheStepsOwnFirstLineAndALinkToALineBeforeOpensTheFold() {
        try (Person admin = Place.admin()) {
            admin.newPipeline("Says");
            String run = admin.writeStep("Say", SAY).run();
            admin.runIs("Succeeded").select("Say").tab("Logs");
            Locator setUp = admin.page.locator(".rp-setup");
            assertThat(setUp).hasText(Pattern.compile("\\d+ lines of set-up"));
            int lines = Integer.parseInt(setUp.innerText().replaceAll("\\D", ""));
            Locator first = admin.page.locator(".rp-line").first();
            assertThat(first.locator(".rp-text")).hasText("my own first line");
            assertThat(first.locator(".rp-number")).hasText(Integer.toString(lines + 1));
            assertThat(admin.barriers()).isEmpty();
            setUp.click();
            assertThat(first.locator(".rp-number")).hasText("1");
            setUp.click();
            assertThat(first.locator(".rp-text")).hasText("my own first line");
            String step = admin.page.url().replaceAll(".*[?&](step=[^&#]+).*", "$1");
            admin.open("/p/my-project");
            admin.open(run + "?" + step + "&tab=logs#L2").sees(".rp-line[data-marked][data-line='2']");
            assertThat(setUp).hasAttribute("aria-expanded", "true");
            assertThat(admin.complaints()).isEmpty();
        }
    }
}
