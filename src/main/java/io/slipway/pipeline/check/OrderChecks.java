package io.slipway.pipeline.check;

import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Circles, and steps that wait for what never comes. */
final class OrderChecks {
    private OrderChecks() {}

    static void check(Pipeline pipeline, Checks.Found found) {
        List<String> graphs = new ArrayList<>(List.of(""));
        Paths.all(pipeline).forEach(placed -> graphs.add(placed.path()));
        for (String path : graphs) {
            Paths.graph(pipeline, path).ifPresent(graph -> check(pipeline, path, graph, found));
        }
    }

    private static void check(Pipeline pipeline, String path, Graph graph, Checks.Found found) {
        StepGraph order = new StepGraph(graph.steps());
        Set<String> stuck = new LinkedHashSet<>();
        for (Set<String> circle : order.cycles()) {
            List<String> titles = circle.stream()
                    .sorted()
                    .map(name -> Paths.title(pipeline, Paths.join(path, name)))
                    .toList();
            circle.stream()
                    .sorted()
                    .forEach(name -> found.error(
                            Paths.join(path, name),
                            titles.size() == 1
                                    ? "This step waits for itself: take one of its wires away"
                                    : String.join(", ", titles)
                                            + " wait for each other in a circle: take one of their wires away"));
            stuck.addAll(circle);
        }
        graph.steps().forEach((name, step) -> {
            if (!graph.steps().keySet().containsAll(step.upstream())) {
                stuck.add(name);
            }
        });
        for (String name : order.downstream(stuck)) {
            found.warning(Paths.join(path, name), "This step is never reached: one before it can't start");
        }
    }
}
