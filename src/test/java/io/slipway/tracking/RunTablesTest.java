package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands around the rows of a table of runs, on H2 and PostgreSQL alike. */
class RunTablesTest {
    private static String run(Stores stores, String name, Map<String, String> tags) {
        String experiment = stores.experiments().byDefault(Stores.PROJECT).id();
        return stores.tracking()
                .createRun(Stores.PROJECT, new NewRun(experiment, name, "me", 1_000L, tags))
                .id();
    }

    private static int count(Stores stores, String filter) {
        return stores.tables()
                .count(Stores.PROJECT, new RunSearch(List.of("0"), filter, Lifecycle.ACTIVE_ONLY, List.of(), 10, null));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whatIsCountedIsWhatIsFound(Stores stores) {
        String parent = run(stores, "search", Map.of());
        run(stores, "trial", Map.of("mlflow.parentRunId", parent));
        String gone = run(stores, "gone", Map.of());
        stores.tracking().delete(Stores.PROJECT, gone);
        assertThat(count(stores, "")).isEqualTo(2);
        assertThat(count(stores, "tags.`mlflow.parentRunId` IS NULL")).isEqualTo(1);
        assertThat(count(stores, "attributes.run_name ILIKE '%TRI%'")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aRunIsAParentWhileARunNestedInItIsThere(Stores stores) {
        String parent = run(stores, "search", Map.of());
        String child = run(stores, "trial", Map.of("mlflow.parentRunId", parent));
        assertThat(stores.tables().parents(Stores.PROJECT, List.of(parent, child)))
                .isEqualTo(Set.of(parent));
        assertThat(stores.tables().parents(Stores.STRANGE, List.of(parent))).isEmpty();
        stores.tracking().deleteTag(Stores.PROJECT, child, "mlflow.parentRunId");
        assertThat(stores.tables().parents(Stores.PROJECT, List.of(parent))).isEmpty();
        stores.tracking().setTag(Stores.PROJECT, child, "mlflow.parentRunId", parent);
        assertThat(stores.tables().parents(Stores.PROJECT, List.of(parent))).hasSize(1);
        stores.tracking().delete(Stores.PROJECT, child);
        assertThat(stores.tables().parents(Stores.PROJECT, List.of(parent))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void namesAreThoseOfRunsThatAreThere(Stores stores) {
        String run = run(stores, "r", Map.of("team", "vision"));
        String gone = run(stores, "gone", Map.of("old", "1"));
        LogBatch batch =
                new LogBatch(List.of(new Metric("loss", 1, 1, 0)), Map.of("lr", "0.1", "epochs", "3"), Map.of());
        stores.tracking().logBatch(Stores.PROJECT, run, batch);
        stores.tracking().delete(Stores.PROJECT, gone);
        RunTables.Names names = stores.tables().names(Stores.PROJECT, "0");
        assertThat(names.params()).containsExactly("epochs", "lr");
        assertThat(names.metrics()).containsExactly("loss");
        assertThat(names.tags()).containsExactly("mlflow.runName", "team");
        assertThat(stores.tables().names(Stores.STRANGE, "0").params()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void activityTellsHowManyRunsThereAreAndWhenTheLastBegan(Stores stores) {
        String first = run(stores, "a", Map.of());
        String parent = run(stores, "b", Map.of());
        run(stores, "nested in b", Map.of("mlflow.parentRunId", parent));
        stores.tracking().update(Stores.PROJECT, first, new RunUpdate(RunStatus.FINISHED, 2_000L, null));
        assertThat(stores.tables().activity(Stores.PROJECT).values())
                .containsExactly(new RunTables.Activity(2, 1, 1_000));
        assertThat(stores.tables().activity(Stores.STRANGE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aTableSortsNumbersAsNumbersAndMlflowsClientsGetTextAsEver(Stores stores) {
        for (String value : List.of("10", "9", "1e-3", "auto")) {
            String run = run(stores, value, Map.of());
            stores.tracking().logBatch(Stores.PROJECT, run, LogBatch.ofParams(Map.of("lr", value)));
        }
        run(stores, "none", Map.of());
        assertThat(sorted(stores, "numeric:params.`lr` ASC")).containsExactly("1e-3", "9", "10", "auto", "none");
        assertThat(sorted(stores, "numeric:params.lr DESC")).containsExactly("10", "9", "1e-3", "auto", "none");
        assertThat(sorted(stores, "params.lr ASC")).startsWith("10", "1e-3", "9");
    }

    private static List<String> sorted(Stores stores, String order) {
        return names(stores, new RunSearch(List.of("0"), "", Lifecycle.ACTIVE_ONLY, List.of(order), 10, null));
    }

    private static List<String> names(Stores stores, RunSearch search) {
        return stores.tracking().search(Stores.PROJECT, search).items().stream()
                .map(TrackedRun::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aNestedRunStandsInItsParentAsLongAsThatIsThere(Stores stores) {
        String parent = run(stores, "parent", Map.of());
        run(stores, "child", Map.of("mlflow.parentRunId", parent));
        run(stores, "stray", Map.of("mlflow.parentRunId", "of another server"));
        RunSearch all =
                new RunSearch(List.of("0"), "", Lifecycle.ACTIVE_ONLY, List.of("attributes.run_name ASC"), 10, null);
        assertThat(names(stores, all)).containsExactly("child", "parent", "stray");
        assertThat(names(stores, all.ofOutermost())).containsExactly("parent", "stray");
        assertThat(stores.tables().count(Stores.PROJECT, all.ofOutermost())).isEqualTo(2);
        stores.tracking().delete(Stores.PROJECT, parent);
        assertThat(names(stores, all.ofOutermost())).containsExactly("child", "stray");
        stores.tracking().restore(Stores.PROJECT, parent);
        assertThat(names(stores, all.ofOutermost())).containsExactly("parent", "stray");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aWindowBeginsWhereTheTableWasScrolledTo(Stores stores) {
        for (int i = 0; i < 5; i++) {
            run(stores, "r" + i, Map.of());
        }
        RunSearch search =
                new RunSearch(List.of("0"), "", Lifecycle.ACTIVE_ONLY, List.of("attributes.run_name ASC"), 1, null);
        assertThat(stores.tracking().search(Stores.PROJECT, search.window(2, 2)).items())
                .extracting(TrackedRun::name)
                .containsExactly("r2", "r3");
    }
}
