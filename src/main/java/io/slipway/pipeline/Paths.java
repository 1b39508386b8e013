package io.slipway.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds and replaces by path: a step is named by the frames around it and its own name ({@code good-enough/deploy}),
 * a graph by the path of its frame; the root graph is empty.
 */
public final class Paths {
    private Paths() {}

    /** A step where it stands; {@code component} is empty if the pipeline has none of that name. */
    public record Placed(String path, Step step, Optional<Component> component) {}

    public static String join(String graph, String step) {
        return graph.isEmpty() ? step : graph + "/" + step;
    }

    public static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What a person calls the step at this path; a frame that nobody has named yet is Condition 1. */
    public static String title(Pipeline pipeline, String path) {
        return step(pipeline, path)
                .map(Step::title)
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> name(path).replaceFirst("^condition-(\\d+)$", "Condition $1"));
    }

    public static Optional<Implementation.Graph> graph(Pipeline pipeline, String path) {
        return componentOfGraph(pipeline, path)
                .map(Component::implementation)
                .filter(Implementation.Graph.class::isInstance)
                .map(Implementation.Graph.class::cast);
    }

    public static Optional<Step> step(Pipeline pipeline, String path) {
        return path.isEmpty()
                ? Optional.empty()
                : graph(pipeline, parent(path)).map(graph -> graph.steps().get(name(path)));
    }

    /** The component of the step at this path. */
    public static Optional<Component> component(Pipeline pipeline, String path) {
        return step(pipeline, path).map(step -> pipeline.components().get(step.component()));
    }

    /** The component whose graph is at this path: the root, or that of a frame. */
    public static Optional<Component> componentOfGraph(Pipeline pipeline, String path) {
        return path.isEmpty() ? Optional.of(pipeline.root()) : component(pipeline, path);
    }

    /** Every step, those of frames after their frame. A component that contains itself is not entered again. */
    public static List<Placed> all(Pipeline pipeline) {
        List<Placed> found = new ArrayList<>();
        walk(pipeline, "", List.of(), found);
        return found;
    }

    private static void walk(Pipeline pipeline, String path, List<String> open, List<Placed> found) {
        graph(pipeline, path)
                .ifPresent(graph -> graph.steps().forEach((name, step) -> {
                    String here = join(path, name);
                    Optional<Component> component =
                            Optional.ofNullable(pipeline.components().get(step.component()));
                    found.add(new Placed(here, step, component));
                    if (!open.contains(step.component())) {
                        List<String> deeper = new ArrayList<>(open);
                        deeper.add(step.component());
                        walk(pipeline, here, deeper, found);
                    }
                }));
    }

    /** The same pipeline with another component around the graph at a path. */
    public static Pipeline withComponent(Pipeline pipeline, String path, UnaryOperator<Component> change) {
        if (path.isEmpty()) {
            return pipeline.withRoot(change.apply(pipeline.root()));
        }
        String name = step(pipeline, path).map(Step::component).orElse("");
        Component component = pipeline.components().get(name);
        return component == null
                ? pipeline
                : pipeline.withComponents(with(pipeline.components(), name, change.apply(component)));
    }

    /** The same pipeline with another graph at a path. */
    public static Pipeline withGraph(Pipeline pipeline, String path, UnaryOperator<Implementation.Graph> change) {
        return withComponent(
                pipeline,
                path,
                component -> component.implementation() instanceof Implementation.Graph graph
                        ? component.withImplementation(change.apply(graph))
                        : component);
    }

    /** The same pipeline with another step at a path; without one there, the same pipeline. */
    public static Pipeline withStep(Pipeline pipeline, String path, UnaryOperator<Step> change) {
        return withGraph(pipeline, parent(path), graph -> {
            Step step = graph.steps().get(name(path));
            return step == null ? graph : graph.withSteps(with(graph.steps(), name(path), change.apply(step)));
        });
    }

    /** A copy of the map with this entry, in its old place or at the end. */
    public static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
        Map<String, T> copy = new LinkedHashMap<>(map);
        copy.put(name, value);
        return copy;
    }

    public static <T> Map<String, T> without(Map<String, T> map, String name) {
        Map<String, T> copy = new LinkedHashMap<>(map);
        copy.remove(name);
        return copy;
    }
}
