package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Databases;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.remote.CarriedPlaceStore.Imported;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where on a server lies what was carried, on H2 and PostgreSQL alike. */
class CarriedPlaceStoreTest {
    private static final RemoteServer SERVER = new RemoteServer("https://there", "house/", "", "", "");
    private static final RemoteServer OTHER = new RemoteServer("https://elsewhere", "house/", "", "", "");
    private static final ProjectId PROJECT = new ProjectId("ours");
    private static final ProjectId STRANGE = new ProjectId("strange");

    static final String[] MIGRATIONS = {
        "V4__tracking.sql",
        "V10__model_registry.sql",
        "V15__models_page.sql",
        "V17_1__transfer.sql",
        "V17__remote_models.sql",
        "V21__imported_from.sql",
        "V22__carried_names.sql",
        "V23__registered_then.sql"
    };

    static Stream<JdbcClient> both() {
        return Stream.<DataSource>of(Databases.h2(MIGRATIONS), Databases.postgres(MIGRATIONS))
                .map(JdbcClient::create)
                .map(CarriedPlaceStoreTest::filled);
    }

    /** Two models with a version each, and a run in an experiment. */
    private static JdbcClient filled(JdbcClient jdbc) {
        for (String sql : List.of(
                "INSERT INTO registered_model (project, name, created, updated) VALUES ('ours', 'lily', 1, 1)",
                "INSERT INTO registered_model (project, name, created, updated) VALUES ('ours', 'tulip', 1, 1)",
                version(1, 50),
                version(2, 60),
                "INSERT INTO experiment (project, name, created, updated) VALUES ('ours', 'sweep', 1, 1)",
                """
                INSERT INTO tracked_run (id, project, experiment, name, user_name, status, started, artifact_uri)
                VALUES ('r1', 'ours', 1, 'good', 'ann', 'FINISHED', 1, '')
                """)) {
            jdbc.sql(sql).update();
        }
        return jdbc;
    }

    private static String version(long model, long created) {
        return "INSERT INTO model_version (model, version, stage, description, source, location, run, run_link,"
                + " logged_model, created, updated)"
                + " VALUES (" + model + ", 3, 'None', '', '', '', '', '', '', " + created + ", 1)";
    }

    private static ModelVersion there(long number, long created) {
        return new ModelVersion(
                "iris", number, "None", "", "", "", "", "", "", "", created, created, Map.of(), List.of());
    }

    @ParameterizedTest
    @MethodSource("both")
    void aModelIsFoundByItsNameThereWhichWhatWasSentKnowsBetter(JdbcClient jdbc) {
        CarriedPlaceStore store = new CarriedPlaceStore(jdbc);
        store.nameIs(1, SERVER, "iris", 7);
        store.nameIs(1, SERVER, "rose", 7);
        assertThat(store.name(1, SERVER)).contains("rose");
        assertThat(store.name(1, OTHER)).isEmpty();
        assertThat(store.names(PROJECT, SERVER)).containsExactly("rose");
        assertThat(store.nameHere(PROJECT, SERVER, "rose", 7)).contains("lily");
        assertThat(store.nameHere(PROJECT, SERVER, "renamed there", 7)).contains("lily");
        assertThat(store.nameHere(PROJECT, SERVER, "rose", 8))
                .as("made there since")
                .isEmpty();
        assertThat(store.nameHere(STRANGE, SERVER, "rose", 7)).isEmpty();
        assertThat(store.standsForAnother(1, SERVER, 8)).isTrue();
        assertThat(store.standsForAnother(1, SERVER, 7)).isFalse();
        assertThat(store.standsForAnother(1, OTHER, 8)).isFalse();
        new RemoteIdStore(jdbc).nameIs(1, SERVER, new RemoteIdStore.Name("daisy", true, 9L));
        assertThat(store.nameHere(PROJECT, SERVER, "rose", 7)).isEmpty();
        assertThat(store.nameHere(PROJECT, SERVER, "daisy", 9)).contains("lily");
        assertThat(store.made(PROJECT, SERVER)).isEqualTo(Map.of("daisy", 9L));
        store.nameIs(2, SERVER, "daisy", 9);
        assertThat(store.nameHere(PROJECT, SERVER, "daisy", 9)).contains("lily");
        jdbc.sql("UPDATE registered_model SET name = 'daisy' WHERE number = 2").update();
        assertThat(store.nameHere(PROJECT, SERVER, "daisy", 9)).contains("daisy");
    }

    @ParameterizedTest
    @MethodSource("both")
    void aVersionIsKnownByItsNumberThereAndByWhenItWasMade(JdbcClient jdbc) {
        CarriedPlaceStore store = new CarriedPlaceStore(jdbc);
        store.versionIs(1, 3, SERVER, "7", true);
        store.versionIs(2, 3, SERVER, "8", false);
        assertThat(store.imported(1, SERVER)).containsExactly(3L);
        assertThat(store.imported(2, SERVER)).isEmpty();
        assertThat(store.imported(PROJECT, SERVER, there(7, 50))).isEqualTo(Map.of("lily", new Imported(3, false)));
        assertThat(store.imported(PROJECT, SERVER, there(7, 51))).isEmpty();
        assertThat(store.imported(PROJECT, SERVER, there(8, 60)))
                .as("it was exported")
                .isEmpty();
        assertThat(store.nameHere(PROJECT, SERVER, List.of(there(1, 50), there(7, 50))))
                .contains("lily");
        assertThat(store.nameHere(PROJECT, SERVER, List.of(there(1, 50), there(7, 60))))
                .isEmpty();
        assertThat(store.nameHere(PROJECT, SERVER, List.of())).isEmpty();
        assertThat(store.nameOf(PROJECT, 2, 3, 60)).contains("tulip");
        assertThat(store.nameOf(PROJECT, 2, 3, 61)).isEmpty();
        assertThat(store.nameOf(STRANGE, 2, 3, 60)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void anExperimentIsKnownByWhatWasImportedFromIt(JdbcClient jdbc) {
        CarriedPlaceStore store = new CarriedPlaceStore(jdbc);
        store.runIs("r1", SERVER, "12", "r1", true);
        assertThat(store.importedRun("r1", SERVER)).isTrue();
        assertThat(store.importedRun("r1", OTHER)).isFalse();
        assertThat(store.experimentHere(PROJECT, SERVER, "12")).contains("1");
        assertThat(store.experimentHere(STRANGE, SERVER, "12")).isEmpty();
        assertThat(store.experimentThere("1", SERVER)).contains("12");
        store.runIs("r1", SERVER, "13", "other", false);
        assertThat(store.importedRun("r1", SERVER)).isFalse();
        assertThat(store.experimentHere(PROJECT, SERVER, "13")).isEmpty();
        assertThat(store.experimentThere("1", SERVER)).isEmpty();
    }
}
