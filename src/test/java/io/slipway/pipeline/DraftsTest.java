package io.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.pipeline.edit.Condition;
import io.slipway.pipeline.edit.Edit;
import io.slipway.project.ForbiddenException;
import io.slipway.project.NotFoundException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

@ParameterizedClass
@MethodSource("rooms")
class DraftsTest {
    private final Room room;
    private PipelineId pipeline = new PipelineId("");

    DraftsTest(Room room) {
        this.room = room;
    }

    static List<Room> rooms() {
        return Room.both().toList();
    }

    @BeforeEach
    void make() {
        pipeline = room.as(
                "Ann",
                () -> room.pipelines().create(Room.PROJECT, Examples.training()).id());
    }

    private Draft now() {
        return room.as("Ann", () -> room.drafts().get(Room.PROJECT, pipeline));
    }

    private Draft edit(String person, long base, Edit edit) {
        return room.as(
                person, () -> room.drafts().edit(Room.PROJECT, pipeline, new Order(Room.id(), base, edit, false)));
    }

    private Draft undo(String person) {
        return room.as(person, () -> room.drafts().undo(Room.PROJECT, pipeline, Room.id()));
    }

    private Draft redo(String person) {
        return room.as(person, () -> room.drafts().redo(Room.PROJECT, pipeline, Room.id()));
    }

    private static Edit title(String path, String title) {
        return new Edit.StepChanged(path, "title", Examples.json(title));
    }

    private static Edit epochs(@Nullable Argument argument) {
        return new Edit.ArgumentSet("train", "epochs", argument);
    }

    private static Step step(Draft draft, String path) {
        return Paths.step(draft.content(), path).orElseThrow();
    }

    @Test
    void anEditIsCountedAndKept() {
        Draft draft = edit("Ann", 1, title("train", "Fit"));
        assertThat(draft.version()).isEqualTo(2);
        assertThat(draft.undo()).isEqualTo("renaming train");
        assertThat(now().content()).isEqualTo(draft.content());
        assertThat(room.events()).contains(new DraftChanged(Room.PROJECT, pipeline, 2));
    }

    @Test
    void theSameIdTwiceIsOneEdit() {
        Order order = new Order(Room.id(), 1, epochs(Examples.literal(3)), false);
        room.as("Ann", () -> room.drafts().edit(Room.PROJECT, pipeline, order));
        Draft again = room.as("Ann", () -> room.drafts().edit(Room.PROJECT, pipeline, order));
        assertThat(again.version()).isEqualTo(2);
        assertThat(undo("Ann").undo()).isNull();
    }

    @Test
    void anEditThatChangesNothingLeavesNoTrace() {
        Draft draft = edit("Ann", 1, title("train", ""));
        assertThat(draft.version()).isEqualTo(1);
        assertThat(draft.undo()).isNull();
    }

    @Test
    void editsOfDifferentFieldsLandUnattended() {
        edit("Ann", 1, title("train", "Fit"));
        Draft draft = edit("Bob", 1, epochs(Examples.literal(3)));
        assertThat(step(draft, "train").title()).isEqualTo("Fit");
        assertThat(step(draft, "train").arguments()).containsEntry("epochs", Examples.literal(3));
    }

    @Test
    void twoFormsOfOneComponentMergeByField() {
        Component train = component(now());
        Implementation.PythonFunction code = (Implementation.PythonFunction) train.implementation();
        edit(
                "Ann",
                1,
                new Edit.ComponentChanged(
                        "comp-train",
                        train.withImplementation(new Implementation.PythonFunction(
                                code.source(), code.function(), List.of("numpy"), List.of(), code.image(), Map.of()))));
        Draft draft = edit(
                "Bob",
                1,
                new Edit.ComponentChanged(
                        "comp-train",
                        train.withImplementation(new Implementation.PythonFunction(
                                "def train(): pass", code.function(), List.of(), List.of(), code.image(), Map.of()))));
        Implementation.PythonFunction merged =
                (Implementation.PythonFunction) component(draft).implementation();
        assertThat(merged.packages()).containsExactly("numpy");
        assertThat(merged.source()).isEqualTo("def train(): pass");
    }

    private static Component component(Draft draft) {
        return Paths.component(draft.content(), "train").orElseThrow();
    }

    @Test
    void theSecondOnTheSameFieldSeesBothAndChooses() {
        edit("Ann", 1, epochs(Examples.literal(3)));
        assertThatThrownBy(() -> edit("Bob", 1, epochs(Examples.literal(7))))
                .isInstanceOfSatisfying(EditConflictException.class, clash -> {
                    assertThat(clash.getMessage()).contains("Ann", "epochs of train");
                    assertThat(clash.conflicts()).singleElement().satisfies(conflict -> {
                        assertThat(conflict.by()).isEqualTo("Ann");
                        assertThat(String.valueOf(conflict.mine())).contains("7");
                        assertThat(String.valueOf(conflict.theirs())).contains("3");
                    });
                });
        Draft forced = room.as(
                "Bob",
                () -> room.drafts()
                        .edit(Room.PROJECT, pipeline, new Order(Room.id(), 1, epochs(Examples.literal(7)), true)));
        assertThat(step(forced, "train").arguments()).containsEntry("epochs", Examples.literal(7));
    }

    @Test
    void whoeverWantsTheSameIsNotAsked() {
        edit("Ann", 1, epochs(Examples.literal(3)));
        assertThat(edit("Bob", 1, epochs(Examples.literal(3))).version()).isEqualTo(2);
    }

    @Test
    void deletingWhatAnotherChangedAsks() {
        edit("Ann", 1, title("report", "Letter"));
        Edit delete = new Edit.StepsRemoved(List.of("report"), false);
        assertThatThrownBy(() -> edit("Bob", 1, delete))
                .isInstanceOfSatisfying(
                        EditConflictException.class,
                        clash -> assertThat(clash.conflicts().getFirst().mine()).isNull());
        assertThat(edit("Bob", 2, delete).content().graph().steps()).doesNotContainKey("report");
    }

    @Test
    void changingWhatAnotherDeletedSaysSo() {
        edit("Ann", 1, new Edit.StepsRemoved(List.of("report"), false));
        assertThatThrownBy(() -> edit("Bob", 1, title("report", "Letter"))).isInstanceOf(EditConflictException.class);
    }

    @Test
    void onesOwnEditsInAQueueDoNotClash() {
        edit("Ann", 1, epochs(Examples.literal(3)));
        assertThat(step(edit("Ann", 1, epochs(Examples.literal(4))), "train").arguments())
                .containsEntry("epochs", Examples.literal(4));
    }

    @Test
    void twoPeopleWhoAddAStepOfTheSameNameBothKeepTheirs() {
        Edit.StepsAdded mine = added("fresh", 1);
        edit("Ann", 1, mine);
        Draft draft = edit("Bob", 1, added("fresh", 2));
        assertThat(draft.content().graph().steps()).containsKeys("fresh", "fresh-2");
        assertThat(step(draft, "fresh").component())
                .isNotEqualTo(step(draft, "fresh-2").component());
    }

    private static Edit.StepsAdded added(String name, int variant) {
        return new Edit.StepsAdded(
                "",
                Map.of(name, Examples.step("comp-" + name, Map.of(), variant)),
                Map.of("comp-" + name, Examples.python(name + variant, Map.of(), Map.of())));
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

    @Test
    void aNameThatIsTakenIsRefused() {
        room.as(
                "Ann",
                () -> room.pipelines().create(Room.PROJECT, Examples.empty().withName("Fraud")));
        assertThatThrownBy(() -> edit("Ann", 1, new Edit.PipelineChanged("name", "fraud")))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("already");
        assertThat(edit("Ann", 1, new Edit.PipelineChanged("name", "Fraud model"))
                        .content()
                        .name())
                .isEqualTo("Fraud model");
        assertThat(undo("Ann").content().name()).startsWith("training");
    }

    @Test
    void aViewerLooksAndAStrangerFindsNothing() {
        assertThat(room.as("Vic", () -> room.drafts().get(Room.PROJECT, pipeline))
                        .version())
                .isEqualTo(1);
        assertThatThrownBy(() -> edit("Vic", 1, title("train", "x"))).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> edit("Sue", 1, title("train", "x"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> room.as("Sue", () -> room.drafts().get(Room.ELSEWHERE, pipeline)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void valuesOfAFormAreCheckedWithASentence() {
        assertThatThrownBy(() ->
                        edit("Ann", 1, new Edit.StepChanged("train", "retry", JsonNodeFactory.instance.objectNode())))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("tried");
    }
}
