package io.slipway.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything about one step of a run.
 *
 * @param attempts oldest first
 * @param metrics names and values that its {@code Output[Metrics]} gave
 */
public record StepDetails(
        StepRun step,
        List<Attempt> attempts,
        Map<String, Passed> inputs,
        Map<String, Passed> outputs,
        Map<String, Double> metrics) {
    public StepDetails {
        attempts = List.copyOf(attempts);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
