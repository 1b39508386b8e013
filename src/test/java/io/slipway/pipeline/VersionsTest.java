package io.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.project.ForbiddenException;
import io.slipway.project.NotFoundException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("rooms")
class VersionsTest extends Drawing {
    VersionsTest(Room room) {
        super(room);
    }

    private PipelineVersion save(String message) {
        return room.as("Ann", () -> room.versions().save(Room.PROJECT, pipeline, message));
    }

    private void rename(String title) {
        edit("Ann", 99, title("train", title));
    }

    @Test
    void versionsAreNumberedAndHoldTheDraftOfThatMoment() {
        save("first");
        rename("Fit");
        PipelineVersion second = save(" second ");
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.message()).isEqualTo("second");
        assertThat(second.hash()).hasSize(64);
        List<PipelineVersion> all = room.as("Vic", () -> room.versions().list(Room.PROJECT, pipeline));
        assertThat(all).extracting(PipelineVersion::number).containsExactly(2, 1);
        assertThat(Paths.title(all.getLast().content(), "train")).isEqualTo("train");
        assertThat(all.getFirst()).isEqualTo(second);
    }

    @Test
    void manyAtOnceLeaveNoGap() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<PipelineVersion> saving = () -> save("");
            List<Future<PipelineVersion>> saved =
                    people.invokeAll(IntStream.range(0, 8).mapToObj(n -> saving).toList());
            for (Future<PipelineVersion> one : saved) {
                one.get();
            }
        }
        assertThat(room.as("Ann", () -> room.versions().list(Room.PROJECT, pipeline)))
                .extracting(PipelineVersion::number)
                .containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void aRunOfAnUnchangedDraftMakesNoNewVersion() {
        PipelineVersion first = room.as("Bob", () -> room.versions().ofDraft(Room.PROJECT, pipeline));
        assertThat(first.number()).isEqualTo(1);
        assertThat(room.as("Bob", () -> room.versions().ofDraft(Room.PROJECT, pipeline)))
                .isEqualTo(first);
        rename("Fit");
        assertThat(room.as(
                        "Bob",
                        () -> room.versions().ofDraft(Room.PROJECT, pipeline).number()))
                .isEqualTo(2);
    }

    @Test
    void theDraftTellsWhetherItDiffersFromTheLastVersion() {
        save("first");
        assertThat(draft().saved()).isEqualTo(new Draft.Saved(1, false));
        rename("Fit");
        assertThat(draft().saved()).isEqualTo(new Draft.Saved(1, true));
        room.as("Ann", () -> room.drafts().undo(Room.PROJECT, pipeline, Room.id()));
        assertThat(draft().saved()).isEqualTo(new Draft.Saved(1, false));
    }

    private Draft draft() {
        return room.as("Ann", () -> room.drafts().get(Room.PROJECT, pipeline));
    }

    @Test
    void restoringIsAnEditThatUndoTakesBack() {
        save("first");
        rename("Fit");
        Pipeline changed = draft().content();
        Draft restored = room.as("Ann", () -> room.versions().restore(Room.PROJECT, pipeline, 1, Room.id()));
        assertThat(Paths.title(restored.content(), "train")).isEqualTo("train");
        assertThat(restored.undo()).isEqualTo("restoring version 1");
        assertThat(room.as("Ann", () -> room.drafts().undo(Room.PROJECT, pipeline, Room.id()))
                        .content())
                .isEqualTo(changed);
    }

    @Test
    void viewersDoNotSaveAndStrangersFindNothing() {
        assertThatThrownBy(() -> room.as("Vic", () -> room.versions().save(Room.PROJECT, pipeline, "")))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> room.as("Vic", () -> room.versions().ofDraft(Room.PROJECT, pipeline)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> room.as("Sue", () -> room.versions().list(Room.PROJECT, pipeline)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> room.as("Ann", () -> room.versions().get(Room.PROJECT, pipeline, 5)))
                .isInstanceOf(NotFoundException.class);
    }
}
