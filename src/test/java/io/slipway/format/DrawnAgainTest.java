package io.slipway.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.pipeline.Pipeline;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawnAgainTest {
    static Stream<String> titles() {
        return FunctionSources.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("titles")
    void aStepMadeHereComesBackFromItsFileAsItWas(String title) {
        Pipeline pipeline = Alone.pipeline(FunctionSources.all().getOrDefault(title, ""));
        assertThat(KfpFile.read(KfpFile.write(pipeline)).pipeline()).isEqualTo(pipeline);
    }
}
