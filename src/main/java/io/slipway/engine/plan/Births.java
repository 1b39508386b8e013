package io.slipway.engine.plan;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The step runs that a graph brings into the tree when its frame begins. */
public final class Births {
    private Births() {}

    /** One for each step, those that it waits for before it; {@code frame} is null for the root. */
    public static List<Node> of(Pipeline pipeline, Implementation.Graph graph, @Nullable Node frame, Instant now) {
        List<Node> born = new ArrayList<>();
        int position = 0;
        for (String name : ordered(graph.steps())) {
            String path = frame == null ? name : frame.path() + "/" + name;
            Node.Place place = new Node.Place(frame == null ? null : frame.id(), name, path, position++);
            String component =
                    Objects.requireNonNull(graph.steps().get(name), name).component();
            born.add(Node.waiting(place, component, holds(pipeline, component), now));
        }
        return born;
    }

    // Files name the steps by alphabet; people read them as they follow each other.
    private static Set<String> ordered(Map<String, Step> steps) {
        Set<String> ordered = new LinkedHashSet<>();
        steps.keySet().forEach(name -> put(name, steps, new HashSet<>(), ordered));
        return ordered;
    }

    private static void put(String name, Map<String, Step> steps, Set<String> asked, Set<String> ordered) {
        Step step = steps.get(name);
        if (step != null && asked.add(name) && !ordered.contains(name)) {
            step.upstream().forEach(before -> put(before, steps, asked, ordered));
            ordered.add(name);
        }
    }

    private static boolean holds(Pipeline pipeline, String component) {
        Component found = Objects.requireNonNull(pipeline.components().get(component), component);
        return found.implementation() instanceof Implementation.Graph;
    }
}
