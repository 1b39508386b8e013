package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.store.StepStore.MeasuredBy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricNamesTest {
    private static Map<String, StepMetric> of(String run, MeasuredBy... steps) {
        return Objects.requireNonNull(MetricNames.of(List.of(steps)).get(run));
    }

    @Test
    void ofTwoStepsThatMeasureTheSameTheSecondsNameIsReadWithoutTheStep() {
        assertThat(of(
                        "r",
                        new MeasuredBy("r", "train", "train", Set.of("loss", "epochs")),
                        new MeasuredBy("r", "check", "frame/check", Set.of("check.loss"))))
                .containsOnly(
                        Map.entry("loss", new StepMetric("train", "loss")),
                        Map.entry("epochs", new StepMetric("train", "epochs")),
                        Map.entry("check.loss", new StepMetric("frame/check", "loss")));
    }

    @Test
    void aNameThatOnlyLooksLikeThatStaysWhole() {
        assertThat(of("r", new MeasuredBy("r", "train", "train", Set.of("train.loss"))))
                .containsOnly(Map.entry("train.loss", new StepMetric("train", "train.loss")));
    }

    @Test
    void otherRunsDoNotMatter() {
        assertThat(of(
                        "r",
                        new MeasuredBy("r", "train", "train", Set.of("train.loss")),
                        new MeasuredBy("q", "check", "check", Set.of("loss"))))
                .containsOnly(Map.entry("train.loss", new StepMetric("train", "train.loss")));
    }

    @Test
    void whatAStepTookOfItsMachineIsReadWithoutTheStep() {
        assertThat(of("r", new MeasuredBy("r", "train", "train", Set.of("system/train.cpu", "train.system/gpu"))))
                .containsOnly(
                        Map.entry("system/train.cpu", new StepMetric("train", "system/cpu")),
                        Map.entry("train.system/gpu", new StepMetric("train", "system/gpu")));
    }
}
