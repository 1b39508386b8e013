package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A step that is an image and a command, with ports that a person names. */
class ContainerStepIT {
    @Test
    void itIsDrawnGivenPortsAndRunWhereItsProgramIs() {
        try (Person ann = Place.admin()) {
            ann.newPipeline("A plain container");
            ann.addStep("Container").rename("Greet").tab("Container");
            port(ann, "input", "who");
            port(ann, "output", "said");
            assertThat(ann.inspector()).containsText("{{$.outputs.parameters['said'].output_file}}");
            word(ann, 1, "printf '%s!' \"$0\" > \"$1\"");
            ann.inspector()
                    .locator("fieldset:has-text('Arguments') button:has-text('Add a word')")
                    .click();
            word(ann, 2, "{{$.inputs.parameters['who']}}");
            ann.inspector()
                    .locator("fieldset:has-text('Arguments') button:has-text('Add a word')")
                    .click();
            word(ann, 3, "{{$.outputs.parameters['said'].output_file}}");
            ann.field("Image").fill("");
            ann.field("Image").press("Enter");
            assertThat(ann.inspector()).containsText("such as busybox:1.36");
            ann.field("Image").fill("alpine:3.20");
            ann.field("Image").press("Enter");
            assertThat(ann.barriers()).isEmpty();
            ann.constant("who", "world").chip("Saved").run();
            ann.runIs("Succeeded").select("Greet").tab("Outputs");
            ann.sees("text=world!");
            assertThat(ann.complaints()).isEmpty();
        }
    }

    private static void port(Person person, String way, String name) {
        person.inspector().getByLabel("Name of a new " + way).fill(name);
        person.inspector().getByLabel("Name of a new " + way).press("Enter");
        person.sees(".pe-named-port:has-text('" + name + "')");
    }

    private static void word(Person person, int index, String text) {
        person.field("Argument " + index).fill(text);
        person.field("Argument " + index).blur();
    }
}
