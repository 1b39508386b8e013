package io.slipway.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.context.SecurityContextHolder;

class InstallationTest {
    private static final Map<String, Object> OPEN = Map.of("server.address", "0.0.0.0");

    static Stream<Room> both() {
        return Room.both();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @MethodSource("both")
    void localCodeRunsOnlyWhereNobodyElseReachesTheServer(Room room) {
        assertThat(room.installation(Map.of("server.address", "127.0.0.1")).whyNotLocal())
                .isEmpty();
        assertThat(room.installation(OPEN).whyNotLocal().orElseThrow())
                .contains("reachable from other machines", "An admin can turn");
        assertThat(room.installation(Map.of()).whyNotLocal())
                .as("no address means all of them")
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("both")
    void configurationDecidesAboveAll(Room room) {
        assertThat(room.installation(Map.of("server.address", "0.0.0.0", "slipway.local-execution", "on"))
                        .whyNotLocal())
                .isEmpty();
        assertThat(room.installation(Map.of("server.address", "127.0.0.1", "slipway.local-execution", "false"))
                        .whyNotLocal())
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("both")
    void anAdminAndNobodyElseTurnsItOn(Room room) {
        Installation installation = room.installation(OPEN);
        room.as("owner");
        assertThatThrownBy(() -> installation.allowLocal(true)).isInstanceOf(ForbiddenException.class);
        room.as("admin");
        installation.allowLocal(true);
        assertThat(installation.localExecution()).isEqualTo(LocalExecution.ON_BY_ADMIN);
        installation.allowLocal(false);
        assertThat(installation.whyNotLocal()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("both")
    void theAddressIsTheOneThatPeopleUse(Room room) {
        assertThat(room.installation(Map.of("server.address", "127.0.0.1", "local.server.port", "8181"))
                        .publicUrl())
                .isEqualTo("http://localhost:8181");
        assertThat(room.installation(Map.of("slipway.public-url", "https://ml.example.org/"))
                        .publicUrl())
                .isEqualTo("https://ml.example.org");
    }

    @ParameterizedTest
    @MethodSource("both")
    void dataRootsAreAbsolute(Room room) {
        assertThat(room.installation(Map.of("slipway.data-roots", "/data/a, /data/b/../c"))
                        .dataRoots())
                .containsExactly(Path.of("/data/a"), Path.of("/data/c"));
        assertThat(room.installation(Map.of("slipway.data-roots", "")).dataRoots())
                .isEmpty();
    }
}
