package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;

class ReachableStoreTest {
    private static MockEnvironment at(String url, String user, String password) {
        return new MockEnvironment()
                .withProperty("spring.datasource.url", url)
                .withProperty("spring.datasource.username", user)
                .withProperty("spring.datasource.password", password);
    }

    private static void refuses(MockEnvironment environment, String... words) {
        assertThatThrownBy(() -> ReachableStore.look(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContainingAny("\n", "hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "postgresql://host/slipway?password=hunter2", "jdbc:mysql://me:hunter2@host/x"})
    void whatIsNoAddressOfADatabaseIsNamedWithoutItsPassword(String url) {
        refuses(at(url, "sa", ""), "jdbc:postgresql://host/slipway is expected in spring.datasource.url", "correct it");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        refuses(
                at("jdbc:postgresql://127.0.0.1:1/slipway", "sa", "hunter2"),
                "The database jdbc:postgresql://127.0.0.1:1/slipway cannot be opened (",
                "see that it runs");
    }

    @Test
    void aDatabaseThatIsNotOnTheServerIsToBeMade() {
        String url = Databases.postgresUrl().replaceFirst("/t[0-9a-f]{32}", "/none");
        refuses(at(url, "postgres", "hunter2"), "There is no database ", "make it");
    }

    @Test
    void aWrongPasswordIsToldFromAllElse(@TempDir Path folder) throws SQLException {
        String url = Databases.h2Url(folder.resolve("db"));
        DriverManager.getConnection(url, "sa", "right").close();
        refuses(at(url, "sa", "hunter2"), "does not let \"sa\" in with this password", "SPRING_DATASOURCE_PASSWORD");
        assertThatCode(() -> ReachableStore.look(at(url, "sa", "right"))).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseThatLetsUsInIsTaken() {
        assertThatCode(() -> ReachableStore.look(at(Databases.postgresUrl(), "postgres", "")))
                .doesNotThrowAnyException();
    }

    @Test
    void anAddressThatIsSetToNothingIsNone(@TempDir Path folder) {
        MockEnvironment environment = at("", "sa", "").withProperty("slipway.home", folder.toString());
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "ours", Map.of("spring.datasource.url", "jdbc:h2:file:${slipway.home}/db/slipway")));
        ReachableStore.look(environment);
        assertThat(environment.getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:h2:file:" + folder + "/db/slipway");
    }
}
