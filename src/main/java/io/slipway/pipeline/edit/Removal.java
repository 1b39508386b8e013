package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A step goes, and with it the wires that led to others. */
final class Removal {
    private Removal() {}

    static Pipeline of(Pipeline pipeline, String path, boolean rejoin) {
        String name = Paths.name(path);
        return Paths.withGraph(pipeline, Paths.parent(path), graph -> {
            Step gone = graph.steps().get(name);
            return gone == null ? graph : without(graph, name, gone, rejoin);
        });
    }

    private static Graph without(Graph graph, String name, Step gone, boolean rejoin) {
        Map<String, Step> steps = new LinkedHashMap<>();
        graph.steps().forEach((key, step) -> {
            if (!key.equals(name)) {
                boolean needs = step.upstream().contains(name);
                steps.put(key, needs ? released(step, name, rejoin ? gone.upstream() : Set.of()) : step);
            }
        });
        return new Graph(steps, cut(graph.outputs(), name));
    }

    private static Step released(Step step, String name, Set<String> instead) {
        Set<String> after = new LinkedHashSet<>(step.after());
        after.remove(name);
        after.addAll(instead);
        return step.withArguments(cut(step.arguments(), name)).withAfter(after);
    }

    private static Map<String, Argument> cut(Map<String, Argument> arguments, String name) {
        Map<String, Argument> kept = new LinkedHashMap<>();
        arguments.forEach((input, argument) -> {
            if (!argument.steps().contains(name)) {
                kept.put(input, argument);
            }
        });
        return kept;
    }

    /** Drops components that had a step before and have none now; what a file brought along unused stays. */
    static Pipeline withoutUnused(Pipeline before, Pipeline now) {
        Set<String> lost = new LinkedHashSet<>(used(before));
        lost.removeAll(used(now));
        Map<String, Component> kept = new LinkedHashMap<>(now.components());
        kept.keySet().removeAll(lost);
        return lost.isEmpty() ? now : now.withComponents(kept);
    }

    private static Set<String> used(Pipeline pipeline) {
        return Paths.all(pipeline).stream()
                .map(placed -> placed.step().component())
                .collect(Collectors.toSet());
    }
}
