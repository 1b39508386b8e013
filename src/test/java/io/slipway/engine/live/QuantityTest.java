package io.slipway.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void readsAmountsAsKubernetesWritesThem() {
        assertThat(Quantity.of("500m")).isEqualTo(0.5);
        assertThat(Quantity.of("2Gi")).isEqualTo(2.0 * 1024 * 1024 * 1024);
        assertThat(Quantity.of("1.5G")).isEqualTo(1.5e9);
        assertThat(Quantity.of("", "3")).isEqualTo(3);
    }

    @Test
    void whatSaysNothingAsksForNothing() {
        assertThat(Quantity.of("", "")).isZero();
        assertThat(Quantity.of("{{$.inputs.parameters['cpu']}}")).isZero();
        assertThat(Quantity.of("1.2.3")).isZero();
    }
}
