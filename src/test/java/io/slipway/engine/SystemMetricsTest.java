package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.slipway.executor.Load;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SystemMetricsTest {
    private static Load load(long ageMillis, long cpuMillis, @Nullable Long memory) {
        return new Load(Duration.ofMillis(ageMillis), Duration.ofMillis(cpuMillis), 4, memory, 8_000_000, List.of());
    }

    @Test
    void theProcessorsShareIsOfAllCoresSinceTheLastLook() {
        assertThat(SystemMetrics.of(load(10_000, 4_000, null), load(20_000, 24_000, null)))
                .containsOnly(entry("system/cpu_utilization_percentage", 50.0));
    }

    @Test
    void withoutALookBeforeNothingIsSaidOfTheProcessor() {
        assertThat(SystemMetrics.of(null, load(10_000, 4_000, 2_000_000L)))
                .containsEntry("system/system_memory_usage_megabytes", 2.0)
                .containsEntry("system/system_memory_usage_percentage", 25.0)
                .hasSize(2);
    }

    @Test
    void overHardlyAnyTimeNothingIsSaidOfTheProcessor() {
        assertThat(SystemMetrics.of(load(10_000, 4_000, null), load(10_050, 4_020, null)))
                .isEmpty();
    }

    @Test
    void workThatIsNoLongerCountedIsNotTakenAway() {
        assertThat(SystemMetrics.of(load(0, 9_000, null), load(1_000, 8_000, null)))
                .containsEntry("system/cpu_utilization_percentage", 0.0);
    }

    @Test
    void gpusCarryTheirNumber() {
        Load gpu = new Load(Duration.ZERO, Duration.ZERO, 0, null, 0, List.of(new Load.Gpu(3, 80, 500, 2000)));
        assertThat(SystemMetrics.of(null, gpu))
                .containsEntry("system/gpu_3_utilization_percentage", 80.0)
                .containsEntry("system/gpu_3_memory_usage_megabytes", 500.0)
                .containsEntry("system/gpu_3_memory_usage_percentage", 25.0)
                .hasSize(3);
    }

    @Test
    void theyAreToldFromOtherMetricsAlsoWhereTheStepStandsBefore() {
        assertThat(SystemMetrics.has("system/x")).isTrue();
        assertThat(SystemMetrics.has("train.system/x")).isFalse();
        assertThat(SystemMetrics.hasOfRun("train.system/x")).isTrue();
        assertThat(SystemMetrics.hasOfRun(SystemMetrics.ofRun("train", "system/x")))
                .isTrue();
        assertThat(SystemMetrics.hasOfRun("ecosystem/x")).isFalse();
    }
}
