package io.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.pipeline.edit.Condition;
import io.slipway.pipeline.edit.Edit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("rooms")
class UndoTest extends Drawing {
    UndoTest(Room room) {
        super(room);
    }

    @Test
    void undoTakesBackOnesOwnLastEditOnly() {
        edit("Ann", 1, title("train", "Fit"));
        edit("Bob", 2, title("report", "Letter"));
        Draft draft = undo("Ann");
        assertThat(step(draft, "train").title()).isEmpty();
        assertThat(step(draft, "report").title()).isEqualTo("Letter");
        assertThat(draft.redo()).isEqualTo("renaming train");
        assertThat(step(redo("Ann"), "train").title()).isEqualTo("Fit");
    }

    @Test
    void undoGoesBackStepByStepAndRedoForthAgain() {
        edit("Ann", 1, title("train", "A"));
        edit("Ann", 2, title("train", "B"));
        edit("Ann", 3, new Edit.StepsMoved(Map.of("train", new Step.Position(5, 6, null, null))));
        undo("Ann");
        undo("Ann");
        assertThat(step(undo("Ann"), "train").title()).isEmpty();
        assertThat(step(redo("Ann"), "train").title()).isEqualTo("A");
        assertThat(step(redo("Ann"), "train").title()).isEqualTo("B");
        assertThat(step(redo("Ann"), "train").position()).isEqualTo(new Step.Position(5, 6, null, null));
        assertThat(now().redo()).isNull();
    }

    @Test
    void somethingNewEndsRedo() {
        edit("Ann", 1, title("train", "A"));
        undo("Ann");
        assertThat(edit("Ann", 3, title("train", "B")).redo()).isNull();
    }

    @Test
    void undoOfWhatAnotherChangedSinceSaysWhoAndThenGoesOn() {
        edit("Ann", 1, title("report", "Letter"));
        edit("Ann", 2, epochs(Examples.literal(3)));
        edit("Bob", 3, epochs(Examples.literal(7)));
        String id = Room.id();
        for (int times = 0; times < 2; times++) {
            assertThatThrownBy(() -> room.as("Ann", () -> room.drafts().undo(Room.PROJECT, pipeline, id)))
                    .isInstanceOf(InvalidEditException.class)
                    .hasMessageContaining("Bob changed epochs of train since");
        }
        assertThat(step(undo("Ann"), "report").title()).isEmpty();
    }

    @Test
    void undoBringsADeletedStepBackWithItsWiresInItsPlace() {
        Pipeline before = now().content();
        edit("Ann", 1, new Edit.StepsRemoved(List.of("train", "deploy"), true));
        Draft draft = undo("Ann");
        assertThat(draft.content()).isEqualTo(before);
        assertThat(draft.content().graph().steps().keySet())
                .containsExactlyElementsOf(before.graph().steps().keySet());
    }

    @Test
    void undoTakesAFrameAwayAsIfItHadNeverBeen() {
        Pipeline before = now().content();
        edit(
                "Ann",
                1,
                new Edit.Framed(
                        List.of("deploy"),
                        "condition-1",
                        new Condition(
                                new Argument.StepOutput("evaluate", "Output"),
                                ">=",
                                new Argument.FromInput("threshold"))));
        assertThat(undo("Ann").content()).isEqualTo(before);
    }

    @Test
    void theOrderOfParametersSurvivesUndo() {
        edit("Ann", 1, new Edit.ParameterRemoved("threshold"));
        assertThat(undo("Ann").content().root().inputs().keySet()).containsExactly("threshold", "epochs");
        edit("Ann", 3, new Edit.ParameterRenamed("threshold", "limit"));
        assertThat(now().content().root().inputs().keySet()).containsExactly("limit", "epochs");
    }
}
