package io.slipway.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.StepState;
import io.slipway.engine.plan.Measured;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.Plans;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.StepMetrics;
import io.slipway.tracking.Metric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuringTest {
    private static final StepMetrics LOSS = new StepMetrics(Map.of("loss", 0.5), Map.of("curve", List.of(3.0, 2.0)));

    @Test
    void numbersAndCurvesAreRecordedUnderTheirPlainNames() {
        Plans plans = new Plans().step("train", Map.of()).begin();
        long at = Plans.NOW.toEpochMilli();
        Measuring measuring = Measuring.of(plans.image(), plans.node("train"), LOSS, List.of(), Plans.NOW);
        assertThat(measuring.points())
                .containsExactlyInAnyOrder(
                        new Metric("loss", 0.5, at, 0), new Metric("curve", 3, at, 0), new Metric("curve", 2, at, 1));
        assertThat(measuring.measured()).isEqualTo(new Measured(Map.of("loss", 0.5), Set.of("loss", "curve")));
    }

    @Test
    void aNameThatAnotherStepHoldsIsRecordedWithTheStepBeforeIt() {
        Plans plans = new Plans().step("train", Map.of()).step("test", Map.of()).begin();
        Node train = plans.node("train");
        RunImage image = plans.image()
                .with(train.change()
                        .measured(new Measured(Map.of("loss", 1.0), Set.of("loss")))
                        .state(new StepState.Succeeded(), Plans.NOW)
                        .done());
        List<Metric> logged = List.of(new Metric("acc", 1, 5, 0));
        Measuring measuring = Measuring.of(image, plans.node("test"), LOSS, logged, Plans.NOW);
        assertThat(measuring.measured().recorded()).containsExactlyInAnyOrder("test.loss", "curve", "acc");
    }

    @Test
    void aSecondAttemptKeepsTheNamesOfTheFirst() {
        Plans plans = new Plans().step("train", Map.of()).begin();
        Node again = plans.node("train")
                .change()
                .measured(new Measured(Map.of(), Set.of("loss")))
                .done();
        Measuring measuring = Measuring.of(plans.image().with(again), again, LOSS, List.of(), Plans.NOW);
        assertThat(measuring.measured().recorded()).contains("loss");
    }

    @Test
    void whatAStepTookOfItsMachineAlwaysCarriesTheStep() {
        Plans plans = new Plans().step("train", Map.of()).begin();
        List<Metric> logged = List.of(new Metric("system/cpu_utilization_percentage", 50, 5, 0));
        Measuring measuring = Measuring.of(plans.image(), plans.node("train"), LOSS, logged, Plans.NOW);
        assertThat(measuring.measured().recorded())
                .containsExactlyInAnyOrder("loss", "curve", "system/train.cpu_utilization_percentage");
    }
}
