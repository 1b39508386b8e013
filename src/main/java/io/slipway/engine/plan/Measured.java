package io.slipway.engine.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a step measured.
 *
 * @param numbers that its {@code Output[Metrics]} gave, by plain name
 * @param recorded names under which the tracked run of the pipeline run holds what this step measured
 */
public record Measured(Map<String, Double> numbers, Set<String> recorded) {
    public static final Measured NOTHING = new Measured(Map.of(), Set.of());

    public Measured {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        recorded = Collections.unmodifiableSet(new LinkedHashSet<>(recorded));
    }
}
