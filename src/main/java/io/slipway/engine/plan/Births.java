package io.slipway.engine.plan;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The step runs that a graph brings into the tree when its frame begins. */
public final class Births {
    private Births() {}

    /** One for each step; {@code frame} is null for the root. */
    public static List<Node> of(Pipeline pipeline, Implementation.Graph graph, @Nullable Node frame, Instant now) {
        List<Node> born = new ArrayList<>();
        int position = 0;
        for (Map.Entry<String, Step> entry : graph.steps().entrySet()) {
            String name = entry.getKey();
            String path = frame == null ? name : frame.path() + "/" + name;
            Node.Place place = new Node.Place(frame == null ? null : frame.id(), name, path, position++);
            String component = entry.getValue().component();
            born.add(Node.waiting(place, component, holds(pipeline, component), now));
        }
        return born;
    }

    private static boolean holds(Pipeline pipeline, String component) {
        Component found = Objects.requireNonNull(pipeline.components().get(component), component);
        return found.implementation() instanceof Implementation.Graph;
    }
}
