package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import io.slipway.format.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training pipeline on a real cluster, brought as the SDK compiled it and drawn by hand, up to two compared runs. */
class SeedOnClusterIT {
    private static final Pattern MEASURED = Pattern.compile("^0\\.\\d{2,}");
    private static Lab lab;
    private static Person ann;

    @BeforeAll
    static void arrive(@TempDir Path folder) {
        lab = new Lab(folder).connected("");
        ann = lab.ann;
    }

    @AfterAll
    static void leave() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void whatTheSdkCompiledRunsTwiceAndIsCompared() {
        lab.brought("seed_kfp.yaml");
        String first = lab.run();
        lab.succeeds();
        ann.select("train").tab("Logs").sees(".rp-line:has-text('epoch')");
        String second = lab.again("epochs", "20");
        lab.succeeds();
        inTheTable();
        ann.open("/p/my-project/compare?runs=" + first + "," + second);
        assertThat(compared("epochs")).hasText(new String[] {"60", "20"});
        assertThat(compared("test_accuracy")).hasText(new Pattern[] {MEASURED, MEASURED});
        assertThat(ann.complaints()).isEmpty();
    }

    @Test
    void theSameDrawnByHandRunsThereToo() throws IOException {
        ann.newPipeline("Drawn by hand");
        ann.writeStep("Prepare", function("prepare_data"));
        ann.writeStep("Train", function("train_model"));
        from("train_data", "Prepare.train_data");
        ann.page.locator(".pe-canvas").focus();
        ann.writeStep("Evaluate", function("evaluate_model"));
        from("model", "Train.model");
        from("test_data", "Prepare.test_data");
        ann.page.locator(".pe-canvas").focus();
        ann.writeStep("Deploy", function("deploy_model"));
        from("model", "Train.model");
        from("accuracy", "Evaluate.Output");
        ann.page.locator(".pe-canvas").focus();
        ann.page.keyboard().press("Control+g");
        Locator rule = ann.page.locator("dialog[open]");
        rule.getByLabel("Value").selectOption(new SelectOption().setLabel("Evaluate.Output (Double)"));
        rule.getByLabel("Operator").selectOption(">");
        rule.getByLabel("Constant").fill("0.5");
        rule.getByLabel("Constant").press("Control+Enter");
        ann.sees(".pc-frame .pc-rule").chip("Saved");
        String run = lab.run();
        lab.succeeds();
        ann.sees(".pc-node[data-state=succeeded]:has-text('Deploy')");
        inTheTable();
        ann.open("/p/my-project/compare?runs=" + run);
        assertThat(compared("test_accuracy")).hasText(MEASURED);
        assertThat(ann.complaints()).isEmpty();
    }

    private static void from(String input, String output) {
        ann.tab("Inputs").field("Where " + input + " comes from").selectOption("output");
        ann.field("Output for " + input).selectOption(new SelectOption().setLabel(output));
    }

    /** What the last run logged has a column in the table of its experiment. */
    private static void inTheTable() {
        ann.page.locator(".rp-page a[href*='/experiments/']").first().click();
        ann.sees("vaadin-grid.ex-runs").sees("vaadin-grid-sorter:has-text('test_accuracy')");
    }

    /** A row of the comparison: its value in each run. */
    private static Locator compared(String name) {
        return ann.page.locator(".cp-table tr:has([title='" + name + "']) .cp-value");
    }

    /** A function of the example as somebody would paste it. */
    private static String function(String name) throws IOException {
        String from = Files.readString(Examples.path("python/examples/seed_kfp.py"))
                .replaceFirst("(?s).*?\ndef " + name, "def " + name);
        return from.substring(0, from.indexOf("\n\n\n") + 1);
    }
}
