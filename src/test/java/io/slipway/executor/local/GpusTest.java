package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.Load.Gpu;
import org.junit.jupiter.api.Test;

class GpusTest {
    @Test
    void eachLineOfNvidiaSmiIsAGpu() {
        assertThat(new Gpus(() -> "0, 37, 1000, 40960\n1, 0, 0, 40960\n").now())
                .containsExactly(new Gpu(0, 37, 1048.576, 42949.67296), new Gpu(1, 0, 0, 42949.67296));
    }

    @Test
    void whatIsNotToldIsLeftOut() {
        assertThat(new Gpus(() -> "0, [N/A], 10, 100\nNo devices were found\n1, 5, 10, 100").now())
                .extracting(Gpu::index)
                .containsExactly(1);
    }

    @Test
    void withoutTheProgramThereAreNone() {
        assertThat(Gpus.ofMachine("/nowhere").now()).isEmpty();
    }
}
