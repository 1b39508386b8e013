package io.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.context.SecurityContextHolder;

class ProjectSecretsTest {
    private static final String VALUE = "hunter2-and-more";

    static Stream<Room> both() {
        return Room.both();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @MethodSource("both")
    void anOwnerSetsAndReplacesWhatNobodyCanReadAndStepsAreGiven(Room room) {
        room.as("owner");
        assertThat(room.secrets().set(Room.MINE, " HF_TOKEN ", "first")).isFalse();
        assertThat(room.secrets().set(Room.MINE, "HF_TOKEN", VALUE)).isTrue();
        assertThat(room.secrets().list(Room.MINE)).singleElement().satisfies(secret -> {
            assertThat(secret.name()).isEqualTo("HF_TOKEN");
            assertThat(secret.changedBy()).isEqualTo("owner");
        });
        assertThatThrownBy(() -> room.secrets().open(Room.MINE, Set.of("HF_TOKEN")))
                .isInstanceOf(ForbiddenException.class);
        assertThat(opened(room, "HF_TOKEN", "unknown")).isEqualTo(Map.of("HF_TOKEN", VALUE));
    }

    @ParameterizedTest
    @MethodSource("both")
    void neitherTheDatabaseNorTheAuditTellsAValue(Room room) {
        room.as("owner");
        room.secrets().set(Room.MINE, "key", VALUE);
        room.secrets().set(Room.MINE, "key", VALUE + "!");
        room.secrets().delete(Room.MINE, "key");
        room.secrets().restore(Room.MINE, "key");
        List<String> kept = room.jdbc()
                .sql("SELECT sealed FROM project_secret")
                .query((row, i) -> row.getString(1))
                .list();
        assertThat(kept).singleElement().asString().doesNotContain("hunter2");
        room.as("admin");
        List<AuditEntry> deeds = room.audit().latest(20).stream()
                .filter(entry -> entry.deed().startsWith("secret-"))
                .toList();
        assertThat(deeds)
                .extracting(AuditEntry::deed)
                .containsExactlyInAnyOrder("secret-set", "secret-replaced", "secret-deleted", "secret-restored");
        assertThat(deeds).extracting(AuditEntry::subject).containsOnly("key");
    }

    @ParameterizedTest
    @MethodSource("both")
    void aDeletedOneIsGoneForStepsAndComesBackUntilItsNameIsSetAnew(Room room) {
        room.as("owner");
        room.secrets().set(Room.MINE, "key", VALUE);
        room.secrets().delete(Room.MINE, "key");
        assertThat(room.secrets().names(Room.MINE)).isEmpty();
        assertThat(opened(room, "key")).isEmpty();
        assertThatThrownBy(() -> room.secrets().delete(Room.MINE, "key")).isInstanceOf(NotFoundException.class);
        room.secrets().restore(Room.MINE, "key");
        assertThat(opened(room, "key")).containsEntry("key", VALUE);
        room.secrets().delete(Room.MINE, "key");
        assertThat(room.secrets().set(Room.MINE, "key", "other")).isFalse();
        assertThatThrownBy(() -> room.secrets().restore(Room.MINE, "key")).hasMessageContaining("set it anew");
        assertThat(opened(room, "key")).containsEntry("key", "other");
    }

    @ParameterizedTest
    @MethodSource("both")
    void aValueThatWasDeletedAnHourAgoIsNotKept(Room room) {
        room.as("owner");
        room.secrets().set(Room.MINE, "old", VALUE);
        room.secrets().delete(Room.MINE, "old");
        room.jdbc()
                .sql("UPDATE project_secret SET deleted = deleted - INTERVAL '61' MINUTE")
                .update();
        room.secrets().set(Room.MINE, "young", "any");
        assertThat(room.jdbc()
                        .sql("SELECT name FROM project_secret")
                        .query((row, i) -> row.getString(1))
                        .list())
                .containsExactly("young");
    }

    @ParameterizedTest
    @MethodSource("both")
    void membersSeeNamesOwnersChangeThemAndProjectsAreWalls(Room room) {
        room.as("owner");
        room.secrets().set(Room.MINE, "key", VALUE);
        for (String name : List.of("editor", "viewer")) {
            room.as(name);
            assertThat(room.secrets().names(Room.MINE)).containsExactly("key");
            assertThatThrownBy(() -> room.secrets().set(Room.MINE, "key", "mine"))
                    .isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(() -> room.secrets().delete(Room.MINE, "key")).isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(() -> room.secrets().restore(Room.MINE, "key")).isInstanceOf(ForbiddenException.class);
        }
        room.as("stranger");
        assertThatThrownBy(() -> room.secrets().list(Room.MINE)).isInstanceOf(NotFoundException.class);
        room.as(new Caller.RunToken(Room.MINE, "run", "tracked", "run", "1", "train", "run/train/1"));
        assertThatThrownBy(() -> room.secrets().open(Room.MINE, Set.of("key"))).isInstanceOf(ForbiddenException.class);
        Map<String, String> elsewhere =
                room.access().asSystem(() -> room.secrets().open(Room.OTHER, Set.of("key")));
        assertThat(elsewhere).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void whatCanNotBeGivenToAStepIsRefusedWithASentence(Room room) {
        room.as("owner");
        for (String name : List.of("", "1st", "a b", "ä", "x".repeat(101))) {
            assertThatThrownBy(() -> room.secrets().set(Room.MINE, name, VALUE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("HF_TOKEN");
        }
        for (String value : List.of("", "a\0b", "x".repeat(64 * 1024 + 1))) {
            assertThatThrownBy(() -> room.secrets().set(Room.MINE, "key", value))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("1 to 65536 bytes");
        }
        assertThat(room.secrets().names(Room.MINE)).isEmpty();
    }

    private static Map<String, String> opened(Room room, String... names) {
        return room.access().asSystem(() -> room.secrets().open(Room.MINE, Set.of(names)));
    }
}
