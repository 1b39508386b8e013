package io.slipway.engine;

import io.slipway.engine.store.StepStore.MeasuredBy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from the names that metrics are recorded under what the steps call them. */
final class MetricNames {
    private MetricNames() {}

    static Map<String, Map<String, StepMetric>> of(List<MeasuredBy> steps) {
        Map<String, Set<String>> recorded = new HashMap<>();
        steps.forEach(step ->
                recorded.computeIfAbsent(step.run(), absent -> new HashSet<>()).addAll(step.recorded()));
        Map<String, Map<String, StepMetric>> all = new HashMap<>();
        for (MeasuredBy step : steps) {
            Set<String> others = new HashSet<>(recorded.getOrDefault(step.run(), Set.of()));
            others.removeAll(step.recorded());
            Map<String, StepMetric> ofRun = all.computeIfAbsent(step.run(), absent -> new HashMap<>());
            step.recorded().forEach(name -> ofRun.put(name, new StepMetric(step.path(), own(name, step, others))));
        }
        return all;
    }

    // A step gets its name put before only what another step holds already; "train.loss" may be its own word.
    private static String own(String recorded, MeasuredBy step, Set<String> others) {
        String prefix = step.name() + ".";
        String rest = recorded.startsWith(prefix) ? recorded.substring(prefix.length()) : "";
        return SystemMetrics.ofStep(step.name(), recorded).orElse(others.contains(rest) ? rest : recorded);
    }
}
