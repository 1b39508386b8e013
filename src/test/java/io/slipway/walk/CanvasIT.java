package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is done to steps on the canvas itself: names, frames, and how near they are looked at. */
class CanvasIT extends AdminsWalk {
    private BoundingBox box(Locator locator) {
        return Objects.requireNonNull(locator.boundingBox());
    }

    @Test
    void aStepIsCalledAfterItsFunctionUntilAPersonNamesItInItsPlace() {
        ann.newPipeline("Called");
        ann.addStep("Python function", "step").tab("Code");
        ann.page.locator(".cm-content").click();
        ann.page.keyboard().press("Control+A");
        ann.page.keyboard().insertText("def train_model(rows: int = 3) -> int:\n    return rows\n");
        ann.sees(".pc-title:text-is('train model')").chip("Saved");

        ann.page.locator(".pc-title").dblclick();
        Locator field = ann.page.getByLabel("Name of train model");
        assertThat(field).isFocused();
        ann.page.keyboard().press("Control+a");
        ann.page.keyboard().press("Delete");
        ann.page.keyboard().type("Fit it, cod");
        ann.page.keyboard().press("Backspace");
        ann.page.keyboard().press("Escape");
        assertThat(ann.page.locator(".pc-title")).hasText("train model");
        ann.page.locator(".pc-title").dblclick();
        ann.page.keyboard().type("Fit it");
        assertThat(ann.barriers()).isEmpty();
        ann.page.keyboard().press("Enter");
        ann.sees(".pc-title:text-is('Fit it')").chip("Saved");
        assertThat(ann.page.locator(".pe-canvas")).isFocused();
        ann.page.keyboard().press("Control+z");
        ann.sees(".pc-title:text-is('train model')").chip("Saved");
        ann.page.keyboard().press("Control+z");
        ann.sees(".pc-title:text-is('step')").chip("Saved");
        assertThat(ann.page.locator(".pc-node")).hasCount(1);
    }

    @Test
    void aStepIsDraggedIntoAFrameAndOutAgain() {
        ann.newPipeline("Dragged");
        ann.addStep("Make data").addStep("Report");
        ann.page.keyboard().press("Control+g");
        ann.sees("dialog[open] select").page.keyboard().press("Control+Enter");
        ann.sees(".pc-frame").page.keyboard().press("Escape");
        ann.addStep("Python function", "step").sees("[data-path='step']");
        ann.sees(".cm-content:focus").page.keyboard().press("Escape");
        ann.page.keyboard().press("1");
        ann.chip("Saved");

        drag(head("step"), ann.page.locator(".pc-frame-head"));
        ann.sees("[data-path='condition-1/step']").chip("Saved");
        ann.page.keyboard().press("Control+z");
        ann.sees("[data-path='step']").chip("Saved");
        ann.page.keyboard().press("Control+Shift+z");
        ann.sees("[data-path='condition-1/step']").chip("Saved").page.reload();
        ann.sees("[data-path='condition-1/step']").sees(".pe-canvas:focus");
        drag(head("step"), ann.page.locator(".pc-node[data-path=make-data]"));
        ann.sees("[data-path='step']").chip("Saved");

        drag(head("make data"), ann.page.locator(".pc-frame-head"));
        ann.sees(".pe-toast:has-text('The rule of Condition 1 looks at make data')");
        assertThat(ann.page.locator("[data-path='make-data']")).isVisible();
    }

    /** From the title of one to just below the other. */
    private void drag(Locator what, Locator onto) {
        BoundingBox from = box(what);
        BoundingBox to = box(onto);
        ann.page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        ann.page.mouse().down();
        ann.page.mouse().move(to.x + to.width / 2, to.y + to.height + 4, new Mouse.MoveOptions().setSteps(8));
        ann.page.mouse().up();
    }

    @Test
    void theToolbarSaysHowNearThePictureIs() {
        ann.newPipeline("Near");
        ann.addStep("Make data");
        Locator percent = ann.page.locator(".pe-percent");
        ann.page.keyboard().press("0");
        assertThat(percent).hasText("100 %");
        ann.page.getByLabel("Zoom out").click();
        assertThat(percent).hasText("83 %");
        percent.click();
        assertThat(percent).hasText("100 %");
    }
}
