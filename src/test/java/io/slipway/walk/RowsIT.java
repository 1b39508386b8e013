package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A table of links with the keyboard: Enter on a row opens it. */
class RowsIT extends AdminsWalk {
    private static final String CELL =
            "(grid, at) => grid.shadowRoot.querySelectorAll('#items tr:not([hidden]) td')[at].focus()";

    /** Focuses a cell of the first row. */
    private void focus(int cell) {
        ann.sees("vaadin-grid a.sl-strong");
        ann.page.locator("vaadin-grid").first().evaluate(CELL, cell);
    }

    private void enterOpens(int cell, String address) {
        focus(cell);
        ann.page.keyboard().press("Enter");
        ann.page.waitForURL(Pattern.compile(address));
    }

    @Test
    void enterOnARowOpensWhatItIsOf() {
        Notebook notebook = Notebook.of(ann, Place.SERVER, "my-project");
        String experiment = notebook.experiment("rows");
        notebook.run(experiment, "opened", 0.1, 0.5);
        notebook.post("registered-models/create", "{\"name\": \"row\"}");
        notebook.post("model-versions/create", "{\"name\": \"row\", \"source\": \"s3://bucket/row\"}");
        ann.open("/p/my-project/models");
        enterOpens(3, "/models/[^/]+$");
        ann.open("/p/my-project/models/row");
        enterOpens(2, "/models/row\\?version=1$");
        ann.open("/p/my-project/experiments");
        enterOpens(3, "/experiments/\\d+$");
        ann.open("/p/my-project/experiments/" + experiment);
        enterOpens(2, "/experiments/" + experiment + "/runs/[^/?]+");
    }

    @Test
    void enterOnACheckBoxStaysWhereItIs() {
        Notebook notebook = Notebook.of(ann, Place.SERVER, "my-project");
        String experiment = notebook.experiment("boxes");
        notebook.run(experiment, "ticked", 0.1, 0.5);
        ann.open("/p/my-project/experiments/" + experiment);
        focus(0);
        ann.page.keyboard().press("Enter");
        ann.page.keyboard().press("Space");
        assertThat(ann.page.getByText("1 selected")).isVisible();
        assertThat(ann.page).hasURL(Pattern.compile("/experiments/" + experiment));
    }
}
