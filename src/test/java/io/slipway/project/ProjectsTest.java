package io.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.context.SecurityContextHolder;

class ProjectsTest {
    static Stream<Room> both() {
        return Room.both();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @MethodSource("both")
    void everybodySeesTheirOwnProjectsAndNoOther(Room room) {
        room.as("viewer");
        assertThat(room.projects().mine())
                .extracting(Project::id, Project::mine)
                .containsExactly(tuple(Room.MINE, Role.VIEWER));
        assertThatThrownBy(() -> room.projects().get(Room.OTHER)).isInstanceOf(NotFoundException.class);
        room.as("stranger");
        assertThat(room.projects().mine()).isEmpty();
        room.as(new Caller.Newcomer(new UserId("owner"), "owner"));
        assertThat(room.projects().mine()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void onlyAdminsMakeRenameAndDeleteProjects(Room room) {
        room.as("owner");
        List<Runnable> deeds = List.of(
                () -> room.projects().create("New", new UserId("owner")),
                () -> room.projects().rename(Room.MINE, "New"),
                () -> room.projects().delete(Room.MINE),
                () -> room.projects().restore(Room.MINE),
                () -> room.projects().all());
        assertThat(deeds).allSatisfy(deed -> assertThatThrownBy(deed::run).isInstanceOf(ForbiddenException.class));
    }

    @ParameterizedTest
    @MethodSource("both")
    void aDeletedProjectIsGoneForItsMembersUntilItIsRestored(Room room) {
        room.as("admin");
        room.projects().delete(Room.MINE);
        room.as("owner");
        assertThat(room.projects().mine()).isEmpty();
        assertThatThrownBy(() -> room.projects().settings(Room.MINE)).isInstanceOf(NotFoundException.class);
        room.as("admin");
        room.projects().restore(Room.MINE);
        room.as("owner");
        assertThat(room.projects().get(Room.MINE).name()).isEqualTo("Mine");
    }

    @ParameterizedTest
    @MethodSource("both")
    void addressesAreMadeOfNamesAndNeverTwiceTheSame(Room room) {
        room.as("admin");
        assertThat(room.projects()
                        .create("Crédit & Fraud!", new UserId("owner"))
                        .id())
                .isEqualTo(new ProjectId("credit-fraud"));
        assertThat(room.projects().create("credit fraud", new UserId("owner")).id())
                .isEqualTo(new ProjectId("credit-fraud-2"));
        assertThat(room.projects().create("日本", new UserId("owner")).id()).isEqualTo(new ProjectId("project"));
        assertThatThrownBy(() -> room.projects().create("  ", new UserId("owner")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 to 100 characters");
    }

    @ParameterizedTest
    @MethodSource("both")
    void settingsAreKeptAndNeedAnOwner(Room room) {
        room.as("owner");
        assertThat(room.projects().settings(Room.MINE)).isEqualTo(ProjectSettings.DEFAULT);
        ProjectSettings wanted = new ProjectSettings(false, "/opt/venv");
        room.projects().change(Room.MINE, wanted);
        room.as("editor");
        assertThat(room.projects().settings(Room.MINE)).isEqualTo(wanted);
        assertThatThrownBy(() -> room.projects().change(Room.MINE, ProjectSettings.DEFAULT))
                .isInstanceOf(ForbiddenException.class);
    }

    @ParameterizedTest
    @MethodSource("both")
    void theNextSignInLeadsToTheProjectVisitedLast(Room room) {
        room.as("admin");
        assertThat(room.projects().last().orElseThrow().id()).isEqualTo(Room.OTHER);
        room.members().add(Room.OTHER, "viewer", Role.VIEWER);
        room.as("viewer");
        assertThat(room.projects().last().orElseThrow().id()).isEqualTo(Room.MINE);
        room.projects().visited(Room.OTHER);
        assertThat(room.projects().last().orElseThrow().id()).isEqualTo(Room.OTHER);
        room.as("stranger");
        assertThat(room.projects().last()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void whatAdminsAndOwnersDoIsWrittenDown(Room room) {
        room.as("owner");
        room.projects().change(Room.MINE, new ProjectSettings(false, null));
        room.as("admin");
        assertThat(room.audit().latest(100)).anySatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("owner");
            assertThat(entry.deed()).isEqualTo("settings-changed");
            assertThat(entry.project()).isEqualTo(Room.MINE);
            assertThat(entry.subject()).contains("cache off");
        });
        room.as("owner");
        assertThatThrownBy(() -> room.audit().latest(1)).isInstanceOf(ForbiddenException.class);
    }
}
