package io.slipway.engine.step;

import io.slipway.engine.Passed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step's {@code Output[Metrics]} hold.
 *
 * @param numbers by metric; NaN and infinity are possible
 * @param curves by metric, the index in the list is the step
 */
@SuppressWarnings("DoNotCallSuggester")
public record StepMetrics(Map<String, Double> numbers, Map<String, List<Double>> curves) {
    public StepMetrics {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    }

    public static StepMetrics of(Map<String, Passed> outputs) {
        throw new UnsupportedOperationException("not yet: " + outputs);
    }
}
