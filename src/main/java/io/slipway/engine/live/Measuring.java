package io.slipway.engine.live;

import io.slipway.engine.SystemMetrics;
import io.slipway.engine.plan.Measured;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.StepMetrics;
import io.slipway.tracking.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a step measured, as it is recorded on the pipeline run's tracked run: under the plain name, or under
 * {@code step.name} where another step holds that. What a step took of its machine says nothing without the step, so it
 * never has the plain name.
 */
record Measuring(Measured measured, List<Metric> points) {

    static Measuring of(RunImage image, Node node, StepMetrics metrics, List<Metric> logged, Instant at) {
        List<Metric> points = new ArrayList<>();
        long time = at.toEpochMilli();
        metrics.numbers().forEach((name, value) -> points.add(new Metric(name, value, time, 0)));
        metrics.curves().forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                points.add(new Metric(name, values.get(i), time, i));
            }
        });
        points.addAll(logged);
        Map<String, String> names = names(image, node, points);
        List<Metric> renamed = points.stream()
                .map(point -> new Metric(
                        names.getOrDefault(point.name(), point.name()), point.value(), point.timestamp(), point.step()))
                .toList();
        return new Measuring(new Measured(metrics.numbers(), new LinkedHashSet<>(names.values())), renamed);
    }

    private static Map<String, String> names(RunImage image, Node node, List<Metric> points) {
        Set<String> taken = new HashSet<>();
        image.nodes().values().stream()
                .filter(other -> !other.id().equals(node.id()))
                .forEach(other -> taken.addAll(other.measured().recorded()));
        Map<String, String> names = new HashMap<>();
        for (Metric point : points) {
            String name = point.name();
            names.computeIfAbsent(name, absent -> {
                if (SystemMetrics.has(name)) {
                    return SystemMetrics.ofRun(node.name(), name);
                }
                return taken.contains(name) ? node.name() + "." + name : name;
            });
        }
        return names;
    }
}
