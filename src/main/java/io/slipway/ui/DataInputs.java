package io.slipway.ui;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Implementation.Importer;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.LinkedHashSet;
import java.util.Set;

/** The parameters of a pipeline that an importer takes for its address, also through frames. */
final class DataInputs {
    private DataInputs() {}

    static Set<String> of(Pipeline pipeline) {
        return inside(pipeline, pipeline.root(), Set.of());
    }

    private static Set<String> inside(Pipeline pipeline, Component component, Set<Component> around) {
        Set<String> found = new LinkedHashSet<>();
        if (component.implementation() instanceof Importer importer
                && importer.uri() instanceof Argument.FromInput from) {
            found.add(from.input());
        }
        if (component.implementation() instanceof Graph graph && !around.contains(component)) {
            Set<Component> deeper = new LinkedHashSet<>(around);
            deeper.add(component);
            graph.steps().values().forEach(step -> through(pipeline, step, deeper, found));
        }
        return found;
    }

    private static void through(Pipeline pipeline, Step step, Set<Component> around, Set<String> found) {
        Component component = pipeline.components().get(step.component());
        if (component == null) {
            return;
        }
        inside(pipeline, component, around).forEach(input -> {
            if (step.arguments().get(input) instanceof Argument.FromInput from) {
                found.add(from.input());
            }
        });
    }
}
