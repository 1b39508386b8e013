package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Points in chunks are read as if each lay by itself. */
class PointsTest {
    private static final long RUN = 1;
    private static final Comparator<Metric> BY_STEP = Comparator.comparingLong(Metric::step)
            .thenComparingLong(Metric::timestamp)
            .thenComparingDouble(point -> Double.isNaN(point.value()) ? 0 : point.value())
            .thenComparing(point -> Double.isNaN(point.value()));
    private static final Comparator<Metric> BY_TIME =
            Comparator.comparingLong(Metric::timestamp).thenComparing(BY_STEP);

    private static List<Metric> inOrder(int points) {
        return IntStream.range(0, points)
                .mapToObj(at -> new Metric("m", at % 7 == 3 ? Double.NaN : at / 7.0, 1_000 + at / 2, at))
                .toList();
    }

    private static void append(Stores stores, List<Metric> points) {
        stores.transactions().executeWithoutResult(begun -> stores.metrics().append(RUN, points));
    }

    private static List<Metric> history(Stores stores, int limit, int offset) {
        return stores.metrics().history(RUN, "m", limit, offset);
    }

    private static List<Metric> between(Stores stores, @Nullable Long from, @Nullable Long to) {
        return stores.metrics().between(RUN, "m", from, to);
    }

    private static void assertHolds(Stores stores, List<Metric> byTime, int... limits) {
        for (int limit : limits) {
            List<Metric> pages = new ArrayList<>();
            for (int offset = 0; offset < byTime.size() + limit; offset += limit) {
                List<Metric> page = history(stores, limit, offset);
                assertThat(page).hasSize(Math.clamp(byTime.size() - offset, 0, limit));
                pages.addAll(page);
            }
            assertThat(pages).isEqualTo(byTime);
        }
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void pagesBeginAndEndWhereverTheyAreAskedTo(Stores stores) {
        List<Metric> points = inOrder(2_345);
        append(stores, points.subList(0, 1_000));
        append(stores, points.subList(1_000, 1_001));
        append(stores, points.subList(1_001, 1_600));
        append(stores, points.subList(1_600, 2_345));
        assertHolds(stores, points, 500, 999, 1_000, 1_001, 2_344, 2_345, 3_000);
        assertThat(history(stores, 3, 999)).isEqualTo(points.subList(999, 1_002));
        assertThat(history(stores, Integer.MAX_VALUE, 2_340)).hasSize(5);
        assertThat(history(stores, 5, Integer.MAX_VALUE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void aMetricMayBringMoreThanAChunkAtOnce(Stores stores) {
        List<Metric> points = inOrder(4_500);
        List<Metric> mixed = new ArrayList<>(points);
        Collections.shuffle(mixed, new Random(4));
        append(stores, mixed);
        assertHolds(stores, points, 1_100, 5_000);
        append(stores, mixed.subList(0, 3_000));
        assertHolds(stores, points, 5_000);
        assertThat(between(stores, 998L, 2_001L)).isEqualTo(points.subList(998, 2_002));
        assertThat(between(stores, 4_499L, null)).isEqualTo(points.subList(4_499, 4_500));
        assertThat(between(stores, null, -1L)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void manySinglePointsAreOneCurve(Stores stores) {
        List<Metric> points = inOrder(1_300);
        points.forEach(point -> append(stores, List.of(point)));
        append(stores, points.subList(100, 300));
        assertHolds(stores, points, 700, 1_000, 3_000);
        assertThat(between(stores, 63L, 1_025L)).isEqualTo(points.subList(63, 1_026));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void pointsThatComeInSmallNumbersLieTogetherInTheEnd(Stores stores) {
        List<Metric> points = inOrder(3_000);
        int at = 0;
        for (int some = 1; at < points.size(); some = some % 70 + 7) {
            int end = Math.min(points.size(), at + some);
            append(stores, points.subList(at, end));
            at = end;
        }
        assertHolds(stores, points, 950, 1_000, 3_000);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whatComesLateIsReadInItsPlace(Stores stores) {
        List<Metric> points = inOrder(2_500);
        append(stores, points.subList(1_500, 2_500));
        append(stores, points.subList(0, 700));
        append(stores, points.subList(699, 1_501));
        assertHolds(stores, points, 800, 2_500);
        assertThat(between(stores, 650L, 1_550L)).isEqualTo(points.subList(650, 1_551));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void whateverComesInWhateverOrderCountsOnce(Stores stores) {
        double[] values = {Double.NaN, 0.0, -0.0, 1, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-300};
        Random random = new Random(20);
        Set<Metric> kept = new HashSet<>();
        for (int round = 0; round < 60; round++) {
            List<Metric> points = new ArrayList<>();
            for (int at = random.nextInt(1, 40); at > 0; at--) {
                double value = values[random.nextInt(values.length)];
                points.add(new Metric("m", value, random.nextInt(4), round / 10 + random.nextInt(4) - 2));
            }
            append(stores, points);
            points.forEach(point ->
                    kept.add(point.value() == 0 ? new Metric("m", 0.0, point.timestamp(), point.step()) : point));
            List<Metric> byTime = kept.stream().sorted(BY_TIME).toList();
            assertHolds(stores, byTime, 17, 1_000);
            assertThat(between(stores, null, null))
                    .isEqualTo(kept.stream().sorted(BY_STEP).toList());
            assertThat(between(stores, 0L, 1L))
                    .isEqualTo(kept.stream()
                            .filter(point -> point.step() >= 0 && point.step() <= 1)
                            .sorted(BY_STEP)
                            .toList());
            assertThat(stores.metrics().summaries(new Long[] {RUN}).get(RUN))
                    .extractingByKey("m")
                    .extracting(Summary::points)
                    .isEqualTo((long) kept.size());
        }
        assertThat(kept).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void metricsThatComeTogetherAreKeptApart(Stores stores) {
        List<Metric> points = new ArrayList<>();
        for (Metric point : inOrder(1_200)) {
            points.add(point);
            points.add(new Metric("other", -point.value(), point.timestamp(), -point.step()));
        }
        append(stores, points);
        append(stores, points.reversed());
        assertHolds(stores, inOrder(1_200), 2_000);
        assertThat(stores.metrics().history(RUN, "other", 2_000, 0)).hasSize(1_200);
        assertThat(stores.metrics().between(RUN, "other", -9L, -8L))
                .extracting(Metric::step)
                .containsExactly(-9L, -8L);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.tracking.Stores#both")
    void writersOfOneRunAtOnceLeaveAllTheirPoints(Stores stores) throws Exception {
        String experiment = stores.experiments().byDefault(Stores.PROJECT).id();
        TrackedRun run =
                stores.tracking().createRun(Stores.PROJECT, new NewRun(experiment, "r", "me", 1_000L, Map.of()));
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 6; writer++) {
            int own = writer;
            writers.add(() -> {
                for (int at = 0; at < 40; at++) {
                    Metric point = new Metric("m", own, at, at);
                    stores.transactions()
                            .executeWithoutResult(begun -> stores.tracking()
                                    .logBatch(Stores.PROJECT, run.id(), LogBatch.ofMetrics(List.of(point))));
                }
                return null;
            });
        }
        try (ExecutorService together = Executors.newFixedThreadPool(writers.size())) {
            for (Future<Void> writer : together.invokeAll(writers)) {
                writer.get();
            }
        }
        List<Metric> all = stores.tracking()
                .history(Stores.PROJECT, run.id(), "m", 1_000, null)
                .items();
        assertThat(all).hasSize(240).doesNotHaveDuplicates().isSortedAccordingTo(BY_TIME);
        assertThat(stores.tracking().get(Stores.PROJECT, run.id()).metrics())
                .extractingByKey("m")
                .extracting(Summary::points)
                .isEqualTo(240L);
    }
}
