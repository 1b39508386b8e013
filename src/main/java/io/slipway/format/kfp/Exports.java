package io.slipway.format.kfp;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Under which names a pipeline's components stand in the file. Resources belong to the step here and to the executor
 * there, and the SDK gives each task a component of its own; so one component may stand under several names.
 */
final class Exports {
    /** A component in the file. */
    record Export(String name, String component, ObjectNode resources) {}

    private final Pipeline pipeline;
    private final Map<String, Export> exports = new LinkedHashMap<>();
    private final Map<String, String> graphs = new HashMap<>();
    private final Map<String, Map<String, String>> references = new HashMap<>();

    private Exports(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static Exports of(Pipeline pipeline) {
        Exports exports = new Exports(pipeline);
        if (pipeline.dialect() != Dialect.SLIPWAY) {
            pipeline.components().keySet().forEach(exports::keepName);
        }
        exports.walk("root", pipeline.graph());
        pipeline.components().keySet().forEach(exports::addUnused);
        return exports;
    }

    private void keepName(String name) {
        Component component = pipeline.components().get(name);
        if (component != null && component.implementation() instanceof Graph) {
            graphs.put(name, name);
            exports.put(name, new Export(name, name, Trees.object()));
        }
    }

    Iterable<Export> all() {
        return exports.values();
    }

    /** What a task's {@code componentRef} says. */
    String reference(String graph, String step) {
        String found = references.getOrDefault(graph, Map.of()).get(step);
        return found == null ? "" : found;
    }

    /** Names in the file that are not the names here. */
    ObjectNode renamed() {
        ObjectNode renamed = Trees.object();
        exports.values().stream()
                .filter(each -> !each.name().equals(each.component()))
                .forEach(each -> renamed.put(each.name(), each.component()));
        return renamed;
    }

    private void walk(String name, Graph graph) {
        Map<String, String> steps = new HashMap<>();
        references.put(name, steps);
        graph.steps().forEach((key, step) -> steps.put(key, export(key, step)));
    }

    private String export(String key, Step step) {
        Component component = pipeline.components().get(step.component());
        if (component == null) {
            return step.component();
        }
        if (component.implementation() instanceof Graph inner) {
            String known = graphs.get(step.component());
            String name = known == null ? unique("comp-" + slug(key)) : known;
            graphs.put(step.component(), name);
            exports.putIfAbsent(name, new Export(name, step.component(), Trees.object()));
            if (!references.containsKey(step.component())) {
                walk(step.component(), inner);
            }
            return name;
        }
        return pipeline.dialect() == Dialect.SLIPWAY
                ? add(new Export(unique("comp-" + slug(key)), step.component(), Tasks.resources(step)))
                : shared(step);
    }

    private String shared(Step step) {
        for (Export each : exports.values()) {
            if (each.component().equals(step.component()) && each.resources().equals(Tasks.resources(step))) {
                return each.name();
            }
        }
        return add(new Export(unique(step.component()), step.component(), Tasks.resources(step)));
    }

    private void addUnused(String name) {
        Component component = pipeline.components().get(name);
        if (component != null && component.implementation() instanceof Graph graph && !references.containsKey(name)) {
            walk(name, graph);
        }
        if (exports.values().stream().noneMatch(each -> each.component().equals(name))) {
            boolean renamed = pipeline.dialect() == Dialect.SLIPWAY && !name.startsWith("comp-");
            add(new Export(unique(renamed ? "comp-" + slug(name) : name), name, Trees.object()));
        }
    }

    private String add(Export export) {
        exports.put(export.name(), export);
        return export.name();
    }

    private String unique(String name) {
        String candidate = name;
        for (int i = 2; exports.containsKey(candidate); i++) {
            candidate = name + "-" + i;
        }
        return candidate;
    }

    /** As the SDK makes names for Kubernetes. */
    static String slug(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^-0-9a-z]+", "-").replaceAll("-+", "-");
        return plain.replaceAll("^-|-$", "");
    }
}
