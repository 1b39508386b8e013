package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded store promises, on H2 and PostgreSQL alike. */
class TrackingTest {
    private static TrackedRun run(Stores stores, String name) {
        String experiment = stores.experiments().byDefault(Stores.PROJECT).id();
        return stores.tracking()
                .createRun(Stores.PROJECT, new NewRun(experiment, name, "me", 1_000L, Map.of("team", "vision")));
    }

    private static void log(Stores stores, TrackedRun run, Metric... points) {
        stores.tracking().logBatch(Stores.PROJECT, run.id(), LogBatch.ofMetrics(List.of(points)));
    }

    private static List<String> found(Stores stores, String filter, String... order) {
        String experiment = stores.experiments().byDefault(Stores.PROJECT).id();
        return stores
                .tracking()
                .search(
                        Stores.PROJECT,
                        new RunSearch(List.of(experiment), filter, Lifecycle.ACTIVE_ONLY, List.of(order), 100, null))
                .items()
                .stream()
                .map(TrackedRun::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aPointLoggedTwiceIsOnePointAndSoIsNaN(Stores stores) {
        TrackedRun run = run(stores, "r");
        Metric nan = new Metric("loss", Double.NaN, 5, 0);
        Metric one = new Metric("loss", 0.5, 5, 1);
        log(stores, run, nan, one, nan);
        log(stores, run, one, nan);
        List<Metric> history = stores.tracking()
                .history(Stores.PROJECT, run.id(), "loss", 100, null)
                .items();
        assertThat(history).containsExactly(nan, one);
        Summary summary =
                stores.tracking().get(Stores.PROJECT, run.id()).metrics().get("loss");
        assertThat(summary).isEqualTo(new Summary(one, 0.5, 0.5, 2));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whatComesLateOrAgainAmongNewPointsCountsOnce(Stores stores) {
        TrackedRun run = run(stores, "r");
        Metric known = new Metric("m", 0.0, 10, 5);
        Metric otherValue = new Metric("m", 1, 10, 5);
        Metric late = new Metric("m", 2, 99, 1);
        Metric fresh = new Metric("m", 3, 11, 5);
        log(stores, run, known);
        log(stores, run, fresh, late, new Metric("m", -0.0, 10, 5), otherValue, late, fresh);
        log(stores, run, late, known, otherValue, fresh);
        assertThat(stores.tracking()
                        .history(Stores.PROJECT, run.id(), "m", 100, null)
                        .items())
                .containsExactly(known, otherValue, fresh, late);
        assertThat(stores.tracking().get(Stores.PROJECT, run.id()).metrics().get("m"))
                .isEqualTo(new Summary(fresh, 0, 3, 4));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void writersOfTheSamePointsAtOnceLeaveEachOnce(Stores stores) throws Exception {
        TrackedRun run = run(stores, "r");
        List<Callable<Void>> writers = Collections.nCopies(8, () -> {
            for (int step = 0; step < 50; step++) {
                Metric point = new Metric("m", step, step, step);
                stores.transactions().executeWithoutResult(written -> log(stores, run, point));
            }
            return null;
        });
        try (ExecutorService together = Executors.newFixedThreadPool(writers.size())) {
            for (Future<Void> writer : together.invokeAll(writers)) {
                writer.get();
            }
        }
        assertThat(stores.tracking()
                        .history(Stores.PROJECT, run.id(), "m", 1_000, null)
                        .items())
                .hasSize(50)
                .doesNotHaveDuplicates();
        Summary summary =
                stores.tracking().get(Stores.PROJECT, run.id()).metrics().get("m");
        assertThat(summary).isEqualTo(new Summary(new Metric("m", 49, 49, 49), 0, 49, 50));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void theLatestIsTheGreatestByStepThenTimeThenValueWhateverCameLast(Stores stores) {
        TrackedRun run = run(stores, "r");
        log(stores, run, new Metric("m", 3, 10, 7), new Metric("m", 9, 99, 2));
        log(stores, run, new Metric("m", 1, 10, 7), new Metric("m", Double.POSITIVE_INFINITY, 1, -4));
        Summary summary =
                stores.tracking().get(Stores.PROJECT, run.id()).metrics().get("m");
        assertThat(summary).isEqualTo(new Summary(new Metric("m", 3, 10, 7), 1, Double.MAX_VALUE, 4));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aParameterCannotChangeAndNothingElseOfTheBatchIsKept(Stores stores) {
        TrackedRun run = run(stores, "r");
        stores.tracking().logBatch(Stores.PROJECT, run.id(), LogBatch.ofParams(Map.of("p", "1")));
        LogBatch changing = new LogBatch(List.of(new Metric("zz", 1, 1, 0)), Map.of("p", "2"), Map.of("tag", "x"));
        assertThatThrownBy(() -> stores.tracking().logBatch(Stores.PROJECT, run.id(), changing))
                .isInstanceOf(TrackingException.class)
                .hasMessageContaining("already logged with value='1' for run ID='" + run.id() + "'");
        TrackedRun after = stores.tracking().get(Stores.PROJECT, run.id());
        assertThat(after.params()).containsExactly(Map.entry("p", "1"));
        assertThat(after.metrics()).isEmpty();
        assertThat(after.tags()).doesNotContainKey("tag");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void anotherProjectSeesTheSameAnswerAsForWhatDoesNotExist(Stores stores) {
        TrackedRun run = run(stores, "r");
        assertThatThrownBy(() -> stores.tracking().get(Stores.STRANGE, run.id()))
                .hasMessage("Run with id=" + run.id() + " not found");
        assertThatThrownBy(() -> stores.experiments().get(Stores.STRANGE, run.experimentId()))
                .hasMessage("No Experiment with id=" + run.experimentId() + " exists");
        RunSearch search = new RunSearch(List.of(run.experimentId()), "", Lifecycle.ALL, List.of(), 10, null);
        assertThat(stores.tracking().search(Stores.STRANGE, search).items()).isEmpty();
        assertThat(stores.tracking()
                        .history(Stores.STRANGE, run.id(), "m", 10, null)
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aDeletedRunRefusesWritesAndComesBackWhole(Stores stores) {
        TrackedRun run = run(stores, "r");
        log(stores, run, new Metric("m", 1, 1, 0));
        stores.tracking().delete(Stores.PROJECT, run.id());
        stores.tracking().delete(Stores.PROJECT, run.id());
        assertThat(found(stores, "")).isEmpty();
        assertThatThrownBy(() -> log(stores, run, new Metric("m", 2, 2, 1)))
                .hasMessage("The run " + run.id() + " must be in the 'active' state. Current state is deleted.");
        stores.tracking().restore(Stores.PROJECT, run.id());
        assertThat(found(stores, "metrics.m = 1")).containsExactly("r");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void searchFindsByEveryKindOfKey(Stores stores) {
        TrackedRun a = run(stores, "a");
        TrackedRun b = run(stores, "b b");
        log(stores, a, new Metric("acc uracy", 0.9, 1, 0));
        log(stores, b, new Metric("acc uracy", 0.5, 1, 0));
        stores.tracking().logBatch(Stores.PROJECT, a.id(), LogBatch.ofParams(Map.of("lr", "it's")));
        stores.tracking()
                .logInputs(
                        Stores.PROJECT,
                        b.id(),
                        List.of(new Dataset(
                                "d", "1f", "local", "{}", null, null, Map.of("mlflow.data.context", "train"))));
        assertThat(found(stores, "metrics.`acc uracy` > 0.6")).containsExactly("a");
        assertThat(found(stores, "metrics.\"acc uracy\" <= 5e-1 AND")).containsExactly("b b");
        assertThat(found(stores, "params.lr = \"it's\"")).containsExactly("a");
        assertThat(found(stores, "params.lr IS NULL and status='RUNNING'")).containsExactly("b b");
        assertThat(found(stores, "tags.team like 'vis%' AND run_name ILIKE 'A'"))
                .containsExactly("a");
        assertThat(found(stores, "tags.team LIKE 'VIS%'")).isEmpty();
        assertThat(found(stores, "run_id IN ('" + a.id() + "',)")).containsExactly("a");
        assertThat(found(stores, "run_id NOT IN ('" + a.id() + "')")).containsExactly("b b");
        assertThat(found(stores, "dataset.name = 'd' and dataset.context = 'train'"))
                .containsExactly("b b");
        assertThat(found(stores, "start_time > 0 and tags.mlflow.runName = 'b b'"))
                .containsExactly("b b");
        assertThat(found(stores, "params.lr != 'x'"))
                .as("only those that have it")
                .containsExactly("a");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void sortedWhatHasNoValueComesLastAndNaNAfterNumbers(Stores stores) {
        run(stores, "none");
        log(stores, run(stores, "nan"), new Metric("m", Double.NaN, 1, 0));
        log(stores, run(stores, "one"), new Metric("m", 1, 1, 0));
        log(stores, run(stores, "two"), new Metric("m", 2, 1, 0));
        assertThat(found(stores, "", "metrics.m DESC")).containsExactly("two", "one", "nan", "none");
        assertThat(found(stores, "", "metrics.m asc")).containsExactly("one", "two", "nan", "none");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void pagesAddUpToTheWhole(Stores stores) {
        TrackedRun run = run(stores, "r");
        for (int step = 0; step < 10; step++) {
            log(stores, run, new Metric("m", step, step, step));
        }
        Page<Metric> first = stores.tracking().history(Stores.PROJECT, run.id(), "m", 6, null);
        Page<Metric> rest = stores.tracking().history(Stores.PROJECT, run.id(), "m", 6, first.next());
        assertThat(first.items()).hasSize(6);
        assertThat(rest.items()).extracting(Metric::step).containsExactly(6L, 7L, 8L, 9L);
        assertThat(rest.next()).isNull();
        assertThatThrownBy(() -> stores.tracking().history(Stores.PROJECT, run.id(), "m", 6, "bad"))
                .hasMessage("Invalid page token, could not base64-decode");
        assertThat(stores.tracking()
                        .sampled(Stores.PROJECT, List.of(run.id(), "gone"), "m", null, null, 5)
                        .get(run.id()))
                .extracting(Metric::step)
                .containsExactly(0L, 2L, 4L, 6L, 9L);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void anExperimentNameIsUniqueInItsProjectOnly(Stores stores) {
        Experiment made = stores.experiments().create(Stores.PROJECT, "x", null, Map.of("t", "1"));
        assertThat(made.artifactLocation()).isEqualTo("mlflow-artifacts:/" + made.id());
        stores.experiments().delete(Stores.PROJECT, made.id());
        assertThatThrownBy(() -> stores.experiments().create(Stores.PROJECT, "x", null, Map.of()))
                .extracting(thrown -> ((TrackingException) thrown).reason())
                .isEqualTo(TrackingException.Reason.EXISTS);
        assertThat(stores.experiments()
                        .create(Stores.STRANGE, "x", null, Map.of())
                        .name())
                .isEqualTo("x");
        assertThatThrownBy(() -> stores.experiments().delete(Stores.PROJECT, made.id()))
                .hasMessage("No Experiment with id=" + made.id() + " exists");
        stores.experiments().restore(Stores.PROJECT, made.id());
        assertThat(stores.experiments()
                        .search(Stores.PROJECT, "tags.t = '1'", Lifecycle.ACTIVE_ONLY, List.of(), 5, null)
                        .items())
                .containsExactly(stores.experiments().named(Stores.PROJECT, "x"));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whatIsRecordedIsToldAsEvents(Stores stores) {
        TrackedRun run = run(stores, "r");
        log(stores, run, new Metric("m", 1, 1, 0));
        assertThat(stores.events())
                .containsExactly(
                        new TrackedRunChanged(Stores.PROJECT, run.experimentId(), run.id()),
                        new Recorded.Begun(Stores.PROJECT, run.id()),
                        new MetricsLogged(Stores.PROJECT, run.experimentId(), run.id()),
                        new Recorded.Logged(
                                Stores.PROJECT, run.id(), LogBatch.ofMetrics(List.of(new Metric("m", 1, 1, 0)))));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aFileIsToldToWhoLooksAtTheRunAndNotAtAllWhereThereIsNoRun(Stores stores) {
        TrackedRun run = run(stores, "r");
        stores.events().clear();
        stores.tracking().filed(Stores.PROJECT, run.id(), "report.html", true);
        stores.tracking().filed(Stores.PROJECT, "unknown", "report.html", true);
        assertThat(stores.events())
                .containsExactly(
                        new TrackedRunChanged(Stores.PROJECT, run.experimentId(), run.id()),
                        new Recorded.Filed(Stores.PROJECT, run.id(), "report.html", true));
    }
}
