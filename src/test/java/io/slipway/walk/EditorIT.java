package io.slipway.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import io.slipway.format.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Drawing: where steps go, what frames do, and what keys and the pointer reach. */
class EditorIT extends AdminsWalk {
    private static final String SEED = "python/examples/seed_kfp.yaml";

    private void sample() {
        ann.open("/p/my-project").sees("h1");
        ann.page.locator("vaadin-button:has-text('sample')").first().click();
        ann.sees(".pc-node:has-text('Publish')").sees(".pe-canvas:focus");
    }

    private Locator row(String input) {
        return ann.page.locator(".pc-row[data-input=" + input + "]").first();
    }

    private BoundingBox box(Locator locator) {
        return Objects.requireNonNull(locator.boundingBox());
    }

    /** How many pairs of steps of the outer graph lie upon each other. */
    private Object overlaps() {
        return ann.page.evaluate("""
                () => {
                  const boxes = [...document.querySelectorAll('.react-flow__node')]
                    .filter((node) => !node.dataset.id.includes('/')).map((node) => node.getBoundingClientRect());
                  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
                    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
                }
                """);
    }

    private Object picture() {
        return ann.page.evaluate("document.querySelector('.react-flow__viewport').style.transform");
    }

    // Steps that the picture has moved out of sight are not drawn, so that counting them says nothing.
    private void pick(String offer) {
        ann.page.locator(".pe-offer:has-text('" + offer + "')").last().click();
        ann.sees(".react-flow__node:has(.pc-selected):has-text('" + offer + "')");
    }

    @Test
    void runIsOneKeyAwayFromTheCodeAndFromNowhere() {
        ann.newPipeline("Run from anywhere");
        ann.writeStep("Say", "def say() -> str:\n    return 'so'\n").tab("Code");
        ann.page.locator(".cm-content").click();
        ann.page.keyboard().press("Control+Enter");
        ann.sees("#run-form");
        ann.page.keyboard().press("Escape");
        assertThat(ann.page.locator(".cm-content")).containsText("return 'so'");
        ann.page.evaluate("document.activeElement.blur()");
        ann.page.keyboard().press("Control+Enter");
        ann.sees("#run-form");
    }

    @Test
    void quotesInADocstringAreKeptAsTheyAreTyped() {
        ann.newPipeline("Quoted");
        ann.writeStep("Quoted", "def quoted():\n    pass\n").tab("Code");
        ann.page.locator(".cm-content").click();
        ann.page.keyboard().press("Control+a");
        ann.page.keyboard().press("Delete");
        ann.page
                .keyboard()
                .type(
                        "def quoted(a: int = 1) -> int:\n\"\"\"Says \"hi\", 'ho' and \\\"\"\"so\\\"\"\".\"\"\"\nreturn a");
        ann.page.keyboard().press("Escape");
        assertThat(ann.inspector().locator(".pe-description")).hasText("Says \"hi\", 'ho' and \"\"\"so\"\"\".");
        ann.sees(".pe-codestate:has-text('1 in, 1 out')").chip("Saved");
        ann.page.reload();
        ann.sees(".pc-node").select("Quoted").tab("Code");
        assertThat(ann.page.locator(".cm-content"))
                .containsText("\"\"\"Says \"hi\", 'ho' and \\\"\"\"so\\\"\"\".\"\"\"");
    }

    @Test
    void newStepsCoverNothingAndThePictureStaysWhereItIs() {
        ann.newPipeline("Places");
        pick("Make data");
        Object before = picture();
        pick("Split data");
        pick("Train model");
        assertThat(picture()).isEqualTo(before);
        ann.page.keyboard().press("Control+d");
        assertThat(ann.page.locator(".react-flow__node")).hasCount(4);
        ann.page.mouse().move(700, 400);
        ann.addStep("Evaluate");
        ann.page.keyboard().press("1");
        assertThat(overlaps()).isEqualTo(0);
    }

    @Test
    void aFrameMakesRoomForAStepAndOneUndoTakesBothBack() {
        sample();
        ann.page.locator(".pc-frame-head").click();
        BoundingBox before = box(ann.page.locator(".pc-frame"));
        pick("Report");
        assertThat(overlaps()).isEqualTo(0);
        assertThat(box(ann.page.locator(".pc-frame")).width).isGreaterThan(before.width);
        ann.chip("Saved").page.keyboard().press("Control+z");
        assertThat(ann.page.locator(".react-flow__node[data-id^='condition-1/']"))
                .hasCount(1);
        assertThat(box(ann.page.locator(".pc-frame")).width).isCloseTo(before.width, within(1.0));
    }

    @Test
    void theSampleStandsFromLeftToRightAndFillsTheRoomThereIs() {
        sample();
        List<Double> lefts = List.of("Iris table", "Split", "Train", "Evaluate", "Publish").stream()
                .map(title -> box(head(title)).x)
                .toList();
        assertThat(lefts).isSorted().doesNotHaveDuplicates();
        BoundingBox canvas = box(ann.page.locator(".pe-canvas"));
        assertThat(box(ann.page.locator(".pc-frame")).x + box(ann.page.locator(".pc-frame")).width - lefts.getFirst())
                .isGreaterThan(0.9 * canvas.width);
    }

    @Test
    void aConstantIsTypedOverInItsRow() {
        sample();
        ann.page.keyboard().press("0");
        ann.page.keyboard().press("f");
        ann.page.keyboard().type("Split");
        ann.page.keyboard().press("Enter");
        row("test_size").dblclick();
        ann.page.keyboard().type("half");
        ann.page.keyboard().press("Enter");
        assertThat(ann.page.locator(".pc-typed-wrong")).containsText("A number is expected");
        ann.page.keyboard().press("Control+a");
        ann.page.keyboard().type("0.5");
        ann.page.keyboard().press("Enter");
        assertThat(row("test_size")).containsText("0.5");
        assertThat(ann.page.locator(".pc-typing")).hasCount(0);
        ann.sees(".pe-canvas:focus");
    }

    @Test
    void aStepAndAFrameAreFoldedToWhatIsConnected() {
        sample();
        head("Split").click();
        ann.page.keyboard().press("h");
        assertThat(ann.page.locator(".pc-node:has-text('Split') .pc-row")).hasCount(3);
        assertThat(ann.page.locator(".pc-node:has-text('Split') .pc-more")).hasText("3 more");
        ann.page.locator(".pc-frame-head").click();
        ann.page.keyboard().press("h");
        assertThat(ann.page.locator(".pc-node:has-text('Publish')")).hasCount(0);
        assertThat(ann.page.locator(".pc-frame .pc-more")).hasText("1 step");
        ann.page.reload();
        ann.sees(".pc-frame .pc-more");
        assertThat(ann.barriers()).isEmpty();
        ann.page.locator(".pc-frame-head").dblclick();
        ann.sees(".pc-node:has-text('Publish')");
    }

    @Test
    void whyAPortDoesNotFitStandsBesideThePointerAndAStepTakesWhatFitsIt() {
        sample();
        BoundingBox from = box(ann.page.locator(".pc-node:has-text('Split') .pc-out:has-text('test') .pc-port"));
        BoundingBox model = box(ann.page.locator(".pc-node:has-text('Evaluate') .pc-row[data-input=model]"));
        Mouse mouse = ann.page.mouse();
        mouse.move(from.x + 2, from.y + 2);
        mouse.down();
        mouse.move(model.x + 30, model.y + 5, new Mouse.MoveOptions().setSteps(8));
        assertThat(ann.page.locator(".pc-why-note")).hasText("model takes Model, not Dataset");
        mouse.up();
        assertThat(ann.page.locator(".pe-toast")).containsText("model takes Model, not Dataset");
        assertThat(ann.page.locator("dialog[open]")).hasCount(0);
        BoundingBox train = box(head("Train"));
        mouse.move(from.x + 2, from.y + 2);
        mouse.down();
        mouse.move(train.x + 40, train.y + 8, new Mouse.MoveOptions().setSteps(8));
        mouse.up();
        head("Train").click();
        ann.tab("Inputs");
        assertThat(ann.field("Output for train").locator("option:checked")).hasText("Split.test");
    }

    @Test
    void aCompiledPipelineIsPastedWithItsParametersAndOneUndoTakesItBack() throws IOException {
        assumeTrue(Files.isRegularFile(Examples.path(SEED)), SEED + " is not below SLIPWAY_SHARED");
        ann.newPipeline("Pasted");
        pick("Make data");
        ann.page.evaluate("""
                (text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text', text);
                  document.querySelector('.pe-canvas')
                    .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }
                """, Files.readString(Examples.path(SEED)));
        ann.sees(".pe-inspector h2:has-text('4 steps')").page.keyboard().press("1");
        ann.sees(".pc-frame .pc-rule:has-text('If Output of evaluate > threshold')")
                .chip("Saved");
        assertThat(overlaps()).isEqualTo(0);
        ann.page.keyboard().press("Escape");
        ann.sees(".pe-parameter:has-text('threshold')");
        ann.page.keyboard().press("Control+z");
        assertThat(ann.page.locator(".react-flow__node")).hasCount(1);
        assertThat(ann.page.locator(".pe-parameter")).hasCount(0);
    }

    @Test
    void aWireThatIsLetGoOverNothingOffersNewStepsThatItFits() {
        ann.newPipeline("Wired on");
        pick("Make data");
        ann.page.locator(".pe-canvas").focus();
        ann.page.keyboard().press("c");
        ann.sees("[role=option]:has-text('data')").page.keyboard().type("data");
        ann.page.keyboard().press("Enter");
        ann.sees("[role=option]:has-text('New: Split data')");
        ann.page.keyboard().type("New: Python");
        ann.page.keyboard().press("Enter");
        assertThat(ann.page.locator(".cm-content:focus")).containsText("def step(data: Input[Dataset]):");
        ann.tab("Inputs").chip("Saved");
        assertThat(ann.field("Output for data").locator("option:checked")).hasText("make data.data");
        assertThat(ann.complaints()).isEmpty();
    }

    @Test
    void aCopyHasANameOfItsOwnAndIsBroughtIntoView() {
        ann.newPipeline("Copied");
        pick("Report");
        ann.page.locator(".pe-canvas").focus();
        for (int copies = 0; copies < 6; copies++) {
            ann.page.keyboard().press("Control+d");
            ann.sees(".pc-selected .pc-head:has-text('report " + (copies + 2) + "')");
        }
        BoundingBox canvas = box(ann.page.locator(".pe-canvas"));
        BoundingBox last = box(head("report 7"));
        assertThat(last.x).isBetween(canvas.x, canvas.x + canvas.width - last.width);
        assertThat(last.y).isBetween(canvas.y, canvas.y + canvas.height - last.height);
        assertThat(overlaps()).isEqualTo(0);
    }

    @Test
    void aVersionIsRunAsItIsAndOneThatIsNotThereLeadsToTheDraft() {
        String address = ann.newPipeline("Versions");
        ann.addStep("Make data").chip("Saved");
        ann.page.keyboard().press("Control+s");
        ann.sees("#save-message:focus").page.keyboard().press("Control+Enter");
        ann.sees("text=Saved as version 1").sees(".pe-canvas:focus");
        ann.addStep("Report").chip("Saved");
        ann.open(address + "?version=1").sees("text=Version 1, read-only");
        ann.run();
        ann.runIs("Succeeded");
        assertThat(ann.page.locator(".react-flow__node")).hasCount(1);
        for (String wrong : List.of("99", "abc")) {
            ann.open(address + "?version=" + wrong).sees("h2:has-text('There is no such version')");
        }
        ann.page.locator("button:has-text('Show the draft')").click();
        ann.sees(".react-flow__node:has-text('Report')");
        assertThat(ann.page.url()).doesNotContain("version");
        assertThat(ann.complaints()).isEmpty();
    }

    @Test
    void stepsAreTickedForAConditionByKeyboardAlone() {
        ann.newPipeline("Ticked");
        ann.addStep("Make data").addStep("Report");
        ann.page.keyboard().press("Escape");
        ann.page.keyboard().press("Control+g");
        ann.sees("dialog[open] input[type=checkbox]:focus");
        ann.page.keyboard().press("Tab");
        ann.page.keyboard().press("Space");
        ann.sees("dialog[open] select");
        assertThat(ann.barriers()).isEmpty();
        ann.page.keyboard().press("Control+Enter");
        assertThat(ann.page.locator(".pc-frame .pc-rule")).hasText("If Output of make data ≥ 1");
        assertThat(ann.page.locator(".pc-frame .pc-frame-name")).hasText("Condition 1");
    }

    @Test
    void theListOfPipelinesShowsThePictureAsItIsNow() {
        ann.newPipeline("Stamped");
        try (Person ben = Place.admin()) {
            ben.open("/p/my-project/pipelines?q=Stamped").sees(".sl-thumb");
            ann.addStep("Make data").addStep("Report");
            assertThat(ben.page.locator(".sl-thumb rect")).hasCount(2);
        }
    }
}
