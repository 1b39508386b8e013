package io.slipway.pipeline.edit;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps and components: added, removed, moved, changed. */
final class StepEdits {
    private StepEdits() {}

    static Pipeline add(Pipeline pipeline, Edit.StepsAdded wanted) {
        Graph graph = Wants.graph(pipeline, wanted.graph());
        Edit.StepsAdded added = Renaming.apart(wanted, graph, pipeline.components());
        Map<String, Component> components = new LinkedHashMap<>(pipeline.components());
        components.putAll(added.components());
        Map<String, Step> steps = new LinkedHashMap<>(graph.steps());
        added.steps().forEach((name, step) -> {
            Wants.name(name);
            if (!components.containsKey(step.component())) {
                throw new InvalidEditException("The component " + step.component()
                        + " is not there any more: somebody deleted its last step meanwhile. Add it from the palette");
            }
            steps.put(name, step);
        });
        return Paths.withGraph(pipeline.withComponents(components), added.graph(), now -> now.withSteps(steps));
    }

    static Pipeline remove(Pipeline pipeline, Edit.StepsRemoved removed) {
        Pipeline now = pipeline;
        for (String path : removed.paths()) {
            now = Removal.of(now, path, removed.rejoin());
        }
        return Removal.withoutUnused(pipeline, now);
    }

    static Pipeline move(Pipeline pipeline, Edit.StepsMoved moved) {
        Pipeline now = pipeline;
        for (Map.Entry<String, Step.Position> place : moved.places().entrySet()) {
            now = Paths.withStep(
                    now, place.getKey(), step -> step.withPosition(resized(step.position(), place.getValue())));
        }
        return now;
    }

    // A move names no size: a frame keeps the one that a person gave it.
    private static Step.Position resized(Step.@Nullable Position old, Step.Position place) {
        if (old == null) {
            return place;
        }
        return new Step.Position(
                place.x(),
                place.y(),
                place.width() == null ? old.width() : place.width(),
                place.height() == null ? old.height() : place.height());
    }

    static Pipeline change(Pipeline pipeline, Edit.StepChanged change) {
        Wants.step(pipeline, change.path());
        return Paths.withStep(pipeline, change.path(), step -> StepFields.set(step, change.field(), change.value()));
    }

    static Pipeline changeComponent(Pipeline pipeline, Edit.ComponentChanged change) {
        if (!pipeline.components().containsKey(change.name())) {
            throw new InvalidEditException(
                    "The component " + change.name() + " is not there any more: somebody deleted it meanwhile");
        }
        return pipeline.withComponents(Paths.with(pipeline.components(), change.name(), change.component()));
    }
}
