package io.slipway.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.Load;
import io.slipway.tracking.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledAttemptTest {
    private static final String CPU = "system/cpu_utilization_percentage";
    private static final String MEGABYTES = "system/system_memory_usage_megabytes";
    private static final String PERCENT = "system/system_memory_usage_percentage";
    private final Recorded recorded = new Recorded();
    private final SampledAttempt attempt = new SampledAttempt("train of #1", recorded);

    private static final class Recorded implements SampledAttempt.Own {
        private final List<Metric> points = new ArrayList<>();
        private long first;
        private boolean down;
        private int opened;

        @Override
        public long open() {
            opened++;
            refuseWhenDown();
            return first;
        }

        @Override
        public void record(List<Metric> more) {
            refuseWhenDown();
            points.addAll(more);
        }

        @Override
        public void end(Instant at) {
            refuseWhenDown();
        }

        private void refuseWhenDown() {
            if (down) {
                throw new IllegalStateException("the database is away");
            }
        }
    }

    private static Load load(int seconds, int worked) {
        return new Load(Duration.ofSeconds(seconds), Duration.ofSeconds(worked), 2, 1_000_000L, 4_000_000, List.of());
    }

    @Test
    void aNewAttemptCountsFromItsStartAndEachSampleIsAStep() {
        attempt.take(load(1, 1), Instant.ofEpochMilli(1000));
        attempt.take(load(11, 21), Instant.ofEpochMilli(11_000));
        assertThat(recorded.points)
                .containsExactly(
                        new Metric(CPU, 50, 1000, 0),
                        new Metric(MEGABYTES, 1, 1000, 0),
                        new Metric(PERCENT, 25, 1000, 0),
                        new Metric(CPU, 100, 11_000, 1),
                        new Metric(MEGABYTES, 1, 11_000, 1),
                        new Metric(PERCENT, 25, 11_000, 1));
        assertThat(recorded.opened).isEqualTo(1);
    }

    @Test
    void afterARestartStepsGoOnAndTheFirstLookSaysNothingOfTheProcessor() {
        recorded.first = 7;
        attempt.take(load(600, 300), Instant.ofEpochMilli(1));
        attempt.take(load(610, 305), Instant.ofEpochMilli(2));
        assertThat(recorded.points)
                .containsExactly(
                        new Metric(MEGABYTES, 1, 1, 7),
                        new Metric(PERCENT, 25, 1, 7),
                        new Metric(CPU, 25, 2, 8),
                        new Metric(MEGABYTES, 1, 2, 8),
                        new Metric(PERCENT, 25, 2, 8));
    }

    @Test
    void whatCantBeRecordedIsLeftOutAndWhatCanIsRecordedAgain() {
        recorded.down = true;
        attempt.take(load(1, 1), Instant.ofEpochMilli(1));
        attempt.end(Instant.ofEpochMilli(1));
        recorded.down = false;
        attempt.take(load(11, 1), Instant.ofEpochMilli(2));
        assertThat(recorded.points).extracting(Metric::step).containsOnly(0L);
    }
}
