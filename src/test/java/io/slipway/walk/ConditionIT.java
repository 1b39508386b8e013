package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A condition made by hand, what undo makes of it, and two people on one field. */
class ConditionIT {
    private static final String DICE = """
            def dice(sides: int = 6) -> int:
                return sides
            """;

    @Test
    void aConditionIsFramedReadInWordsUndoneAndRedoneAlsoAfterAReload() {
        try (Person ann = Place.admin()) {
            ann.newPipeline("Only if");
            ann.writeStep("Dice", DICE).page.keyboard().press("Escape");
            ann.writeStep("Publish", "def publish():\n    print('published')\n");
            ann.page.keyboard().press("Control+g");
            Locator dialog = ann.page.locator("dialog[open]");
            dialog.getByLabel("Value")
                    .selectOption(
                            new com.microsoft.playwright.options.SelectOption().setLabel("Dice.Output (Integer)"));
            dialog.getByLabel("Operator").selectOption(">");
            dialog.getByLabel("Constant").fill("6");
            assertThat(ann.barriers()).isEmpty();
            dialog.getByLabel("Constant").press("Control+Enter");
            assertThat(rule(ann)).hasText("If Output of Dice > 6");

            ann.chip("Saved");
            ann.page.keyboard().press("Control+z");
            assertThat(rule(ann)).hasCount(0);
            ann.chip("Saved").page.reload();
            ann.sees(".pc-node:has-text('Publish')").sees(".pe-canvas:focus");
            ann.page.keyboard().press("Control+Shift+z");
            assertThat(rule(ann)).hasText("If Output of Dice > 6");

            rule(ann).click();
            ann.tab("Rule");
            ann.field("Operator").selectOption(">=");
            assertThat(rule(ann)).hasText("If Output of Dice ≥ 6");
            assertThat(ann.barriers()).isEmpty();
            ann.run();
            ann.runIs("Succeeded").sees(".pc-node[data-state=succeeded]:has-text('Publish')");
            assertThat(ann.complaints()).isEmpty();
        }
    }

    @Test
    void whoeverIsSecondOnAFieldSeesBothValuesAndChooses() {
        try (Person ann = Place.admin();
                Person ben = Place.newcomer("ben", "Editor")) {
            String address = ann.newPipeline("Two on one field");
            ann.writeStep("Dice", DICE);
            ben.open(address).select("Dice").tab("Inputs");
            ann.tab("Inputs");
            ann.field("sides").fill("8");
            ben.constant("sides", "12");
            assertThat(ann.page.locator(".pc-node:has-text('Dice')")).containsText("12");
            assertThat(ann.field("sides")).hasValue("8");
            ann.field("sides").press("Enter");
            Locator dialog = ann.page.locator("dialog[open]:has-text('Somebody else changed this too')");
            assertThat(dialog).containsText("ben");
            assertThat(dialog.locator("tbody tr").first()).containsText("12");
            assertThat(dialog.locator("tbody tr").first()).containsText("8");
            assertThat(ann.barriers()).isEmpty();
            ann.page.reload();
            assertThat(dialog.locator("tbody tr").first()).containsText("8");
            ann.page.keyboard().press("Escape");
            ann.page.locator(".pe-chip button:has-text('1 conflict to decide')").click();
            dialog.locator("button:has-text('Use mine')").click();
            assertThat(ben.field("sides")).hasValue("8");
            for (Person each : List.of(ann, ben)) {
                assertThat(each.complaints()).isEmpty();
            }
        }
    }

    private static Locator rule(Person person) {
        return person.page.locator(".pc-frame .pc-rule");
    }
}
