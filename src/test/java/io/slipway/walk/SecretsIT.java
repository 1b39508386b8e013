package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** A secret from the settings of the project over a step to its log, and what different people see of it. */
class SecretsIT {
    private static final String SETTINGS = "/p/my-project/settings/secrets";

    private static void fill(Person person, String label, String text) {
        person.page
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private static void set(Person person, String name, String value) {
        person.open(SETTINGS);
        fill(person, "Name", name);
        fill(person, "Value", value);
        person.page
                .getByLabel("Value", new Page.GetByLabelOptions().setExact(true))
                .press("Enter");
        person.sees("td:has-text('" + name + "')");
    }

    @Test
    void anOwnerSetsOneAStepIsGivenItAndItsLogHidesIt() {
        try (Person ann = Place.admin()) {
            ann.open(SETTINGS);
            fill(ann, "Name", "no name");
            fill(ann, "Value", "hunter2-value");
            ann.page
                    .getByLabel("Value", new Page.GetByLabelOptions().setExact(true))
                    .press("Enter");
            ann.sees("text=for instance HF_TOKEN");
            assertThat(ann.page.getByLabel("Value", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("hunter2-value");
            set(ann, "hf-token", "hunter2-value");
            assertThat(ann.page.content()).doesNotContain("hunter2");
            assertThat(ann.barriers()).isEmpty();

            ann.newPipeline("With a secret");
            ann.writeStep("Use", "def use():\n    import os\n    print('it is', os.environ['HF_TOKEN'])\n");
            ann.tab("Run");
            ann.inspector().locator("button:has-text('Give a secret')").click();
            assertThat(ann.field("Variable")).hasValue("HF_TOKEN");
            assertThat(ann.barriers()).isEmpty();
            ann.chip("Saved").run();
            ann.runIs("Succeeded").select("Use").tab("Logs");
            ann.sees("text=it is ***");
            assertThat(ann.complaints()).isEmpty();
        }
    }

    @Test
    void aStepThatNamesOneThatIsNotThereSaysSoBeforeItRuns() {
        try (Person ann = Place.admin()) {
            set(ann, "short-lived", "hunter3");
            ann.newPipeline("With a secret that goes");
            ann.writeStep("Use", "def use():\n    pass\n").tab("Run");
            ann.inspector().locator("button:has-text('Give a secret')").click();
            ann.field("Secret").selectOption("short-lived");
            ann.chip("Saved");
            String editor = ann.page.url();
            ann.open(SETTINGS);
            ann.page.getByLabel("Delete short-lived").click();
            ann.sees("text=Steps find short-lived no more");
            ann.page.navigate(editor);
            ann.sees("text=1 problem");
        }
    }

    @Test
    void anEditorSeesTheNamesAndChangesNone() {
        try (Person admin = Place.admin();
                Person ida = Place.newcomer("ida", "Editor")) {
            set(admin, "shared", "hunter4");
            ida.open(SETTINGS).sees("td:has-text('shared')");
            assertThat(ida.page.getByLabel("Delete shared")).hasCount(0);
            assertThat(ida.page.getByLabel("Value", new Page.GetByLabelOptions().setExact(true)))
                    .hasCount(0);
            assertThat(ida.barriers()).isEmpty();
        }
    }
}
