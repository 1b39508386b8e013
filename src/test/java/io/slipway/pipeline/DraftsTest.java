package io.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.pipeline.edit.Edit;
import io.slipway.project.ForbiddenException;
import io.slipway.project.NotFoundException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

@ParameterizedClass
@MethodSource("rooms")
class DraftsTest extends Drawing {
    DraftsTest(Room room) {
        super(room);
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
