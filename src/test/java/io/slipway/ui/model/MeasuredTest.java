package io.slipway.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.ui.model.Measured.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    private static String said(@Nullable Point model, @Nullable Point run) {
        Measured measured = new Measured(model, run);
        return (measured.value() + " " + measured.note(true)).strip();
    }

    @Test
    void theModelsOwnValueSaysAtWhichStepAndWhatTheRunEndedWith() {
        assertThat(said(new Point(0.9, 40), new Point(0.95, 60)))
                .isEqualTo("0.9 at step 40, last of its run 0.95 at step 60");
        assertThat(said(new Point(0.9, 40), new Point(0.9, 60)))
                .isEqualTo("0.9 at step 40, last of its run 0.9 at step 60");
    }

    @Test
    void aModelThatWasLoggedAtNoStepIsToldByWhatItsRunEndedWith() {
        assertThat(said(new Point(1.5, 0), new Point(0.25, 59)))
                .isEqualTo("0.25 last of its run, at step 59; with the model 1.5");
    }

    @Test
    void whatIsTheSameIsSaidOnce() {
        assertThat(said(new Point(0.9, 40), new Point(0.9, 40))).isEqualTo("0.9 at step 40");
        assertThat(said(new Point(0.9, 0), new Point(0.9, 0))).isEqualTo("0.9");
        assertThat(said(new Point(Double.NaN, 3), new Point(Double.NaN, 3))).isEqualTo("NaN at step 3");
    }

    @Test
    void whereOnlyOneOfThemMeasuredItIsToldWhose() {
        assertThat(said(null, new Point(0.95, 60))).isEqualTo("0.95 last of its run, at step 60");
        assertThat(said(null, new Point(0.95, 0))).isEqualTo("0.95 last of its run");
        assertThat(said(new Point(0.9, 40), null)).isEqualTo("0.9 at step 40");
        assertThat(said(new Point(0.9, 0), new Point(0.8, 0))).isEqualTo("0.9 last of its run 0.8");
    }

    @Test
    void whereNothingWasMeasuredOfModelsThemselvesNothingIsToBeToldApart() {
        assertThat(new Measured(null, new Point(0.95, 60)).note(false)).isEmpty();
        assertThat(new Facts.Of(Facts.together(Map.of(), Map.of("loss", new Point(3, 9))), Map.of()).measuredItself())
                .isFalse();
        assertThat(new Facts.Of(Facts.together(Map.of("loss", new Point(1, 4)), Map.of()), Map.of()).measuredItself())
                .isTrue();
    }

    @Test
    void theMetricsOfModelAndRunAreBroughtTogetherByName() {
        Map<String, Measured> all = Facts.together(
                Map.of("loss", new Point(1, 4), "f1 on test", new Point(2, 0)),
                Map.of("loss", new Point(3, 9), "recall", new Point(4, 0)));
        assertThat(all)
                .containsOnlyKeys("f1 on test", "loss", "recall")
                .containsEntry("loss", new Measured(new Point(1, 4), new Point(3, 9)))
                .containsEntry("f1 on test", new Measured(new Point(2, 0), null))
                .containsEntry("recall", new Measured(null, new Point(4, 0)));
    }
}
