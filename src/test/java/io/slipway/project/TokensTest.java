package io.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.context.SecurityContextHolder;

class TokensTest {
    private static final Caller.RunToken CLAIMS =
            new Caller.RunToken(Room.MINE, "run", "tracked", "run", "1", "train", "run/train/1");

    static Stream<Room> both() {
        return Room.both();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @MethodSource("both")
    void aPersonalTokenActsForItsPersonInItsProjectOnly(Room room) {
        room.as("editor");
        String secret = room.tokens().create(Room.MINE, "notebook");
        Caller found = room.tokens().find(secret).orElseThrow();
        assertThat(found).isEqualTo(new Caller.PersonalToken(new UserId("editor"), "editor", Room.MINE));
        room.as(found);
        room.access().require(Room.MINE, Permission.EDIT);
        assertThatThrownBy(() -> room.access().require(Room.MINE, Permission.MANAGE))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> room.access().require(Room.OTHER, Permission.VIEW))
                .isInstanceOf(NotFoundException.class);
        assertThat(room.projects().mine()).extracting(Project::id).containsExactly(Room.MINE);
    }

    @ParameterizedTest
    @MethodSource("both")
    void itLosesItsRightsWithItsPerson(Room room) {
        room.as("editor");
        Caller found =
                room.tokens().find(room.tokens().create(Room.MINE, "notebook")).orElseThrow();
        room.as("owner");
        room.members().remove(Room.MINE, new UserId("editor"));
        room.as(found);
        assertThatThrownBy(() -> room.access().require(Room.MINE, Permission.VIEW))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("both")
    void onlyItsHashIsKept(Room room) {
        room.as("editor");
        String secret = room.tokens().create(Room.MINE, "notebook");
        List<String> rows = room.jdbc()
                .sql("SELECT token_hash FROM personal_token")
                .query((row, i) -> row.getString(1))
                .list();
        assertThat(rows).containsExactly(Secrets.hash(secret)).noneMatch(row -> row.contains(secret));
    }

    @ParameterizedTest
    @MethodSource("both")
    void aRevokedTokenOpensNothingUntilThatIsTakenBack(Room room) {
        room.as("editor");
        String secret = room.tokens().create(Room.MINE, "notebook");
        PersonalToken mine = room.tokens().mine(Room.MINE).getFirst();
        assertThat(mine.used()).isNull();
        assertThat(room.tokens().find(secret)).isPresent();
        assertThat(room.tokens().mine(Room.MINE).getFirst().used()).isNotNull();
        room.tokens().revoke(Room.MINE, mine.id());
        assertThat(room.tokens().find(secret)).isEmpty();
        assertThat(room.tokens().mine(Room.MINE)).isEmpty();
        room.tokens().restore(Room.MINE, mine.id());
        assertThat(room.tokens().find(secret)).isPresent();
        room.as("owner");
        assertThat(room.tokens().mine(Room.MINE)).isEmpty();
        assertThatThrownBy(() -> room.tokens().revoke(Room.MINE, mine.id())).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aRunsTokenCarriesItsClaimsUntilTheAttemptEnds(Room room) {
        String secret = room.access().asSystem(() -> room.runs().issue(CLAIMS, "run/train/1"));
        assertThat(room.runs().find(secret)).contains(CLAIMS);
        String again = room.access().asSystem(() -> room.runs().issue(CLAIMS, "run/train/1"));
        assertThat(room.runs().find(secret)).as("replaced").isEmpty();
        assertThat(room.runs().find(again)).contains(CLAIMS);
        room.access().asSystem(() -> {
            room.runs().revoke("run/train/1");
            return "";
        });
        assertThat(room.runs().find(again)).isEmpty();
        assertThat(room.runs().find("slr_guessed")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void aViewerIssuesNoRunTokens(Room room) {
        room.as("viewer");
        assertThatThrownBy(() -> room.runs().issue(CLAIMS, "a")).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> room.runs().revoke("a")).isInstanceOf(ForbiddenException.class);
    }
}
