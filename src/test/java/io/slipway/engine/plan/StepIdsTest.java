package io.slipway.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepIdsTest {
    @Test
    void anIdIsReadableFitForAFolderAndTheSameEachTime() {
        assertThat(StepIds.of("Überwachung/Train the model!"))
                .matches("[a-z0-9][a-z0-9-]{1,60}")
                .startsWith("train-the-model");
        assertThat(StepIds.of("a/b")).isEqualTo(StepIds.of("a/b")).isNotEqualTo(StepIds.of("c/b"));
        assertThat(StepIds.of("模型")).startsWith("step-");
        assertThat(StepIds.of("x".repeat(500)).length()).isLessThan(64);
    }
}
