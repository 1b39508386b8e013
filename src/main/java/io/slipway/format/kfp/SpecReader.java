package io.slipway.format.kfp;

import io.slipway.format.InvalidPipelineFile;
import io.slipway.format.python.PythonSource;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Step;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the components of one spec, with the executors that stand apart from them in the file. */
final class SpecReader {
    private final ObjectNode components;
    private final ObjectNode executors;
    private final boolean madeHere;
    private final ObjectNode onKubernetes;
    private final Map<String, Component> read = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> referred = new HashSet<>();

    /**
     * @param madeHere whether Slipway wrote the file
     * @param onKubernetes what the file says of executors on Kubernetes
     */
    SpecReader(ObjectNode spec, boolean madeHere, ObjectNode onKubernetes) {
        this.onKubernetes = onKubernetes;
        this.components = Trees.at(spec, "components");
        this.executors = Trees.at(Trees.at(spec, "deploymentSpec"), "executors");
        this.madeHere = madeHere;
        refer(Trees.at(spec, "root"));
        components.values().forEach(this::refer);
    }

    private void refer(JsonNode component) {
        Trees.at(Trees.at(component, "dag"), "tasks")
                .values()
                .forEach(task -> referred.add(Trees.text(Trees.at(task, "componentRef"), "name")));
    }

    /** All components by name: those with an executor first, which graphs refer to. */
    Map<String, Component> components() {
        for (Map.Entry<String, JsonNode> each : components.properties()) {
            if (!each.getValue().has("dag")) {
                read.put(each.getKey(), component(each.getKey(), (ObjectNode) each.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> each : components.properties()) {
            if (each.getValue().has("dag")) {
                read.put(each.getKey(), graph(each.getKey(), (ObjectNode) each.getValue()));
            }
        }
        Map<String, Component> ordered = new LinkedHashMap<>();
        components.propertyNames().forEach(name -> ordered.put(name, component(name)));
        return ordered;
    }

    private Component component(String name) {
        Component found = read.get(name);
        if (found == null) {
            throw new IllegalStateException(name);
        }
        return found;
    }

    /** Executors that no component names. */
    ObjectNode unused() {
        ObjectNode rest = executors.deepCopy();
        used.forEach(rest::remove);
        return rest;
    }

    private Component component(String name, ObjectNode node) {
        String place = "pipeline.components." + name;
        Component ports = ports(node, place);
        Implementation implementation = implementation(name, node, ports, place);
        Map<String, Input> inputs = ports.inputs();
        String description = "";
        if (implementation instanceof Implementation.PythonFunction function) {
            PythonSource source = PythonSource.of(function.source());
            inputs = source.ordered(inputs);
            description = source.help();
        }
        return foreign(name, new Component(description, inputs, ports.outputs(), implementation, Map.of()), node);
    }

    private static Component ports(ObjectNode node, String place) {
        return new Component(
                "",
                Ports.inputs(node, place),
                Ports.outputs(node, place),
                node.has("dag")
                        ? new Implementation.Graph(Map.of(), Map.of())
                        : new Implementation.Foreign("", Trees.object()),
                Map.of());
    }

    private static Component foreign(String name, Component bare, ObjectNode node) {
        ObjectNode theirs = node.deepCopy();
        theirs.remove("inputDefinitions");
        theirs.remove("outputDefinitions");
        if (theirs.get("dag") instanceof ObjectNode dag) {
            dag.remove("tasks");
        }
        Map<String, JsonNode> foreign = Place.COMPONENT.foreign(ComponentNodes.frame(name, bare), theirs);
        return new Component(bare.description(), bare.inputs(), bare.outputs(), bare.implementation(), foreign);
    }

    private Implementation implementation(String name, ObjectNode node, Component ports, String place) {
        String label = Trees.text(node, "executorLabel");
        if (label.isEmpty()) {
            return new Implementation.Foreign("component without executor", Trees.object());
        }
        ObjectNode executor = executor(label, place);
        if (executor.get("container") instanceof ObjectNode whole) {
            ObjectNode container = whole.deepCopy();
            if (referred.contains(name)) {
                container.remove("resources");
            }
            return Lightweight.recognised(container, madeHere)
                    .map(Implementation.class::cast)
                    .orElseGet(() -> Containers.read(container));
        }
        if (executor.get("importer") instanceof ObjectNode importer) {
            return Importers.read(importer, ports.outputs());
        }
        return new Implementation.Foreign(
                executor.propertyNames().stream().findFirst().orElse("empty executor"), executor);
    }

    private ObjectNode executor(String label, String place) {
        used.add(label);
        if (executors.get(label) instanceof ObjectNode executor) {
            return executor;
        }
        throw new InvalidPipelineFile("%s names the executor “%s”, but deploymentSpec.executors has none of that name."
                .formatted(place, label));
    }

    /** A component that is a graph; root is called that. */
    Component graph(String name, ObjectNode node) {
        String place = name.equals("root") ? "pipeline.root" : "pipeline.components." + name;
        Component ports = ports(node, place);
        ObjectNode dag = Trees.at(node, "dag");
        Map<String, Step> steps = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : Trees.entries(dag, "tasks")) {
            steps.put(each.getKey(), step(each.getKey(), (ObjectNode) each.getValue(), place));
        }
        Implementation graph = new Implementation.Graph(steps, DagOutputs.read(dag));
        return foreign(name, new Component("", ports.inputs(), ports.outputs(), graph, Map.of()), node);
    }

    private Step step(String name, ObjectNode task, String place) {
        String reference = Trees.text(Trees.at(task, "componentRef"), "name");
        if (!(components.get(reference) instanceof ObjectNode referred)) {
            throw new InvalidPipelineFile(
                    "%s.dag.tasks.%s refers to the component “%s”, but the file has none of that name."
                            .formatted(place, name, reference));
        }
        Component component = read.containsKey(reference) ? component(reference) : ports(referred, place);
        String label = Trees.text(referred, "executorLabel");
        ObjectNode executor = Trees.at(executors, label);
        return Tasks.read(name, task, component, Trees.at(Trees.at(executor, "container"), "resources"))
                .withSecrets(PlatformSecrets.read(Trees.at(onKubernetes, label)));
    }
}
