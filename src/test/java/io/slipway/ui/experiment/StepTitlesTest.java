package io.slipway.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.pipeline.Examples;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StepTitlesTest {
    private final Pipeline pipeline =
            Paths.withStep(Examples.training(), "train", step -> step.withTitle("Train a tree"));
    private final UnaryOperator<String> titles = StepTitles.in(pipeline);

    @Test
    void aStepGoesByItsTitle() {
        assertThat(titles.apply("train")).isEqualTo("Train a tree");
    }

    @Test
    void aStepWithoutATitleOrThatIsGoneGoesByItsNameWithoutTheFramesAround() {
        assertThat(titles.apply("report")).isEqualTo("report");
        assertThat(titles.apply("condition-1/gone")).isEqualTo("gone");
    }
}
