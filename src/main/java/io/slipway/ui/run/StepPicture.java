package io.slipway.ui.run;

import io.slipway.engine.Passed;
import io.slipway.engine.StepDetails;
import java.util.List;
import java.util.Map;

/** Everything about one step, for the right side of the page. */
record StepPicture(
        StepLine step,
        List<AttemptLine> attempts,
        Map<String, Passed> inputs,
        Map<String, Passed> outputs,
        Map<String, Double> metrics) {

    static StepPicture of(StepDetails details) {
        return new StepPicture(
                StepLine.of(details.step()),
                details.attempts().stream().map(AttemptLine::of).toList(),
                details.inputs(),
                details.outputs(),
                details.metrics());
    }
}
