package io.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.context.SecurityContextHolder;

class MembersTest {
    private static final UserId OWNER = new UserId("owner");
    private static final UserId STRANGER = new UserId("stranger");

    static Stream<Room> both() {
        return Room.both();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @MethodSource("both")
    void anOwnerAddsChangesAndRemovesByName(Room room) {
        room.as("owner");
        assertThat(room.members().add(Room.MINE, " Stranger ", Role.VIEWER).name())
                .isEqualTo("stranger");
        room.members().change(Room.MINE, STRANGER, Role.EDITOR);
        room.as("stranger");
        room.access().require(Room.MINE, Permission.EDIT);
        room.as("owner");
        room.members().remove(Room.MINE, STRANGER);
        assertThat(room.members().of(Room.MINE)).extracting(Member::name).containsExactly("editor", "owner", "viewer");
    }

    @ParameterizedTest
    @MethodSource("both")
    void nobodyElseDoes(Room room) {
        List<Runnable> deeds = List.of(
                () -> room.members().add(Room.MINE, "stranger", Role.VIEWER),
                () -> room.members().change(Room.MINE, OWNER, Role.VIEWER),
                () -> room.members().remove(Room.MINE, OWNER));
        for (String name : List.of("editor", "viewer")) {
            room.as(name);
            assertThat(deeds).allSatisfy(deed -> assertThatThrownBy(deed::run).isInstanceOf(ForbiddenException.class));
        }
        for (String name : List.of("stranger", "admin")) {
            room.as(name);
            assertThat(deeds).allSatisfy(deed -> assertThatThrownBy(deed::run).isInstanceOf(NotFoundException.class));
            assertThatThrownBy(() -> room.members().of(Room.MINE)).isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void oneOwnerAlwaysStays(Room room) {
        room.as("owner");
        assertThatThrownBy(() -> room.members().remove(Room.MINE, OWNER))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("only owner");
        assertThatThrownBy(() -> room.members().change(Room.MINE, OWNER, Role.EDITOR))
                .hasMessageContaining("only owner");
        room.members().change(Room.MINE, new UserId("editor"), Role.OWNER);
        room.members().remove(Room.MINE, OWNER);
        room.as("editor");
        assertThat(room.members().of(Room.MINE)).extracting(Member::name).containsExactly("editor", "viewer");
    }

    @ParameterizedTest
    @MethodSource("both")
    void whoIsNotThereOrThereAlreadyIsNamed(Room room) {
        room.as("owner");
        assertThatThrownBy(() -> room.members().add(Room.MINE, "nobody", Role.VIEWER))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Nobody here is called \"nobody\"");
        assertThatThrownBy(() -> room.members().add(Room.MINE, "VIEWER", Role.OWNER))
                .hasMessageContaining("viewer is a member already");
    }
}
