package io.slipway.ui.run;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.StepDetails;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everything about one step, for the right side of the page. */
record StepPicture(
        StepLine step,
        List<AttemptLine> attempts,
        Map<String, Passed> inputs,
        Map<String, Passed> outputs,
        Map<String, Double> metrics) {

    static StepPicture of(StepDetails details, Function<Attempt, List<Parts.Part>> parts) {
        return new StepPicture(
                StepLine.of(details.step()),
                details.attempts().stream()
                        .map(attempt -> AttemptLine.of(attempt, parts.apply(attempt)))
                        .toList(),
                details.inputs(),
                details.outputs(),
                details.metrics());
    }
}
