package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Databases;
import io.slipway.tracking.remote.RemoteIdStore.Model;
import io.slipway.tracking.remote.RemoteIdStore.Name;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is what on a server, on H2 and PostgreSQL alike. */
class RemoteIdStoreTest {
    private static final RemoteServer HOUSE = new RemoteServer("https://there", "house/", "", "", "");
    private static final RemoteServer BARN = new RemoteServer("https://there", "barn/", "", "", "");
    private static final RemoteServer OTHER = new RemoteServer("https://elsewhere", "house/", "", "", "");

    static Stream<RemoteIdStore> both() {
        String[] migrations = CarriedPlaceStoreTest.MIGRATIONS;
        return Stream.<DataSource>of(Databases.h2(migrations), Databases.postgres(migrations))
                .map(source -> new RemoteIdStore(JdbcClient.create(source)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void anExperimentIsAnotherOneUnderAnotherPrefixAndModelsAreNot(RemoteIdStore store) {
        store.experimentIs("7", HOUSE, "70");
        store.experimentIs("7", BARN, "71");
        store.experimentIs("7", HOUSE, "72");
        assertThat(store.experiment("7", HOUSE)).contains("72");
        store.forgetExperiment("7", HOUSE);
        assertThat(store.experiment("7", HOUSE)).isEmpty();
        assertThat(store.experiment("7", BARN)).contains("71");
        store.modelIs("m-1", HOUSE, new Model("m-2", "mlflow-artifacts:/1/models/m-2/artifacts"));
        assertThat(store.model("m-1", BARN).orElseThrow().id()).isEqualTo("m-2");
        assertThat(store.model("m-1", OTHER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void aNameKeepsWhoMadeItAndAllItsVersionsCanBeForgottenAtOnce(RemoteIdStore store) {
        store.nameIs(1, HOUSE, new Name("churn", false, null));
        store.nameIs(1, HOUSE, new Name("churn-2", true, 5L));
        assertThat(store.name(1, HOUSE)).contains(new Name("churn-2", true, 5L));
        store.versionIs(1, 2, HOUSE, "20");
        store.versionIs(1, 1, HOUSE, "10");
        store.versionIs(1, 1, HOUSE, "11");
        store.versionIs(1, 1, OTHER, "1");
        assertThat(store.version(1, 1, HOUSE)).contains("11");
        assertThat(store.numbers(1, HOUSE).values()).containsExactlyInAnyOrder("11", "20");
        assertThat(store.numbers(1, HOUSE)).isEqualTo(Map.of(1L, "11", 2L, "20"));
        store.forgetVersion(1, 2, HOUSE);
        assertThat(store.numbers(1, HOUSE).values()).containsExactly("11");
        store.forgetVersions(1, HOUSE);
        store.forgetName(1, HOUSE);
        assertThat(store.numbers(1, HOUSE)).isEmpty();
        assertThat(store.name(1, HOUSE)).isEmpty();
        assertThat(store.version(1, 1, OTHER)).contains("1");
    }
}
