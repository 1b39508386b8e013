package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenLoadTest {
    private static final String SEEN = "1234 250 2048 8 16777216\n";

    @Test
    void withoutLimitsAllOfTheNodeMayBeUsed() {
        assertThat(SeenLoad.read(SEEN, Map.of()))
                .contains(new Load(
                        Duration.ofMillis(12_340), Duration.ofMillis(2500), 8, 2048L * 1024, 16L << 30, List.of()));
    }

    @Test
    void limitsAreReadInKubernetesWords() {
        Load load = SeenLoad.read(SEEN, Map.of("cpu", "1500m", "memory", "2Gi")).orElseThrow();
        assertThat(load.cores()).isEqualTo(1.5);
        assertThat(load.memoryLimit()).isEqualTo(2L << 30);
    }

    @Test
    void aLimitAboveTheNodeOrOneThatIsNoneIsTheNode() {
        Load load = SeenLoad.read(SEEN, Map.of("cpu", "64", "memory", "much")).orElseThrow();
        assertThat(load.cores()).isEqualTo(8);
        assertThat(load.memoryLimit()).isEqualTo(16L << 30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3 4", "1 2 3 4 5 6", "a b c d e"})
    void whatIsNoneOfItsWordsIsLeftOut(String said) {
        assertThat(SeenLoad.read(said, Map.of())).isEmpty();
    }
}
