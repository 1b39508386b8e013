package io.slipway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.project.ForbiddenException;
import io.slipway.project.NotFoundException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("rooms")
class PipelinesTest {
    private final Room room;

    PipelinesTest(Room room) {
        this.room = room;
    }

    static List<Room> rooms() {
        return Room.both().toList();
    }

    private PipelineEntry create(String name) {
        return room.as(
                "Ann",
                () -> room.pipelines().create(Room.PROJECT, Examples.empty().withName(name)));
    }

    private List<String> names() {
        return room.as("Vic", () -> room.pipelines().list(Room.PROJECT)).stream()
                .map(PipelineEntry::name)
                .toList();
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        create("Churn");
        assertThat(create("churn ").name()).isEqualTo("churn-2");
        create("Churn rate");
        assertThat(create("Churn rate").name()).isEqualTo("Churn rate 2");
        assertThat(names()).startsWith("Churn rate 2");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> create("  ")).isInstanceOf(InvalidEditException.class);
        assertThatThrownBy(() -> create("a\nb")).isInstanceOf(InvalidEditException.class);
        assertThatThrownBy(() -> create("x".repeat(121))).hasMessageContaining("120");
    }

    @Test
    void renamingShowsInListAndDraft() {
        PipelineId id = create("Old name").id();
        room.as("Bob", () -> {
            room.pipelines().rename(Room.PROJECT, id, "New name");
            return null;
        });
        assertThat(names()).contains("New name").doesNotContain("Old name");
        assertThat(room.as("Ann", () -> room.pipelines().draft(Room.PROJECT, id))
                        .name())
                .isEqualTo("New name");
        assertThat(room.as("Ann", () -> room.pipelines().get(Room.PROJECT, id)).changedBy())
                .isEqualTo("Bob");
    }

    @Test
    void aDuplicateHasTheDraftButNoVersions() {
        PipelineEntry source = room.as(
                "Ann",
                () -> room.pipelines().create(Room.PROJECT, Examples.training().withName("dup-source")));
        room.as("Ann", () -> room.versions().save(Room.PROJECT, source.id(), ""));
        PipelineEntry copy = room.as("Bob", () -> room.pipelines().duplicate(Room.PROJECT, source.id()));
        assertThat(copy.name()).isEqualTo("dup-source-copy");
        assertThat(copy.latest()).isZero();
        assertThat(copy.owner()).isEqualTo("Bob");
        assertThat(room.as("Ann", () -> room.pipelines().draft(Room.PROJECT, copy.id()))
                        .graph())
                .isEqualTo(Examples.training().graph());
    }

    @Test
    void aDeletedOneIsGoneUntilItIsRestored() {
        PipelineEntry entry = create("Short lived");
        room.as("Ann", () -> {
            room.pipelines().delete(Room.PROJECT, entry.id());
            return null;
        });
        assertThat(names()).doesNotContain("Short lived");
        assertThatThrownBy(() -> room.as("Ann", () -> room.drafts().get(Room.PROJECT, entry.id())))
                .isInstanceOf(NotFoundException.class);
        create("Short lived");
        room.as("Ann", () -> {
            room.pipelines().restore(Room.PROJECT, entry.id());
            return null;
        });
        assertThat(names()).contains("Short lived", "Short lived 2");
    }

    @Test
    void projectsAreWalls() {
        PipelineId id = create("Walled").id();
        assertThatThrownBy(() -> room.as("Sue", () -> room.pipelines().get(Room.PROJECT, id)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> room.as("Sue", () -> room.pipelines().get(Room.ELSEWHERE, id)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> room.as("Sue", () -> {
                    room.pipelines().delete(Room.ELSEWHERE, id);
                    return null;
                }))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> room.as("Vic", () -> room.pipelines().duplicate(Room.PROJECT, id)))
                .isInstanceOf(ForbiddenException.class);
    }
}
