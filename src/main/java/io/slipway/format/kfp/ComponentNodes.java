package io.slipway.format.kfp;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Components and executors as the file holds them. */
final class ComponentNodes {
    private ComponentNodes() {}

    /** The component without ports and steps. */
    static ObjectNode frame(String name, Component component) {
        ObjectNode node = Trees.object();
        switch (component.implementation()) {
            case Implementation.Graph graph -> {
                ObjectNode outputs = DagOutputs.write(component, graph);
                Trees.putUnlessEmpty(node.putObject("dag"), "outputs", outputs);
            }
            case Implementation.PythonFunction ignored -> node.put("executorLabel", label(name));
            case Implementation.Container ignored -> node.put("executorLabel", label(name));
            case Implementation.Importer ignored -> node.put("executorLabel", label(name));
            case Implementation.Foreign foreign -> {
                if (!foreign.content().isEmpty()) {
                    node.put("executorLabel", label(name));
                }
            }
        }
        return Place.COMPONENT.restored(node, component.foreign());
    }

    private static String label(String name) {
        return "exec-" + (name.startsWith("comp-") ? name.substring(5) : name);
    }

    /** What carries the component out, if it is no graph. */
    static Optional<ObjectNode> executor(Component component, ObjectNode resources) {
        return switch (component.implementation()) {
            case Implementation.Graph ignored -> Optional.empty();
            case Implementation.PythonFunction function ->
                Optional.of(container(Lightweight.container(function), resources));
            case Implementation.Container container -> Optional.of(container(Containers.write(container), resources));
            case Implementation.Importer importer ->
                Optional.of(Trees.object().set("importer", Importers.write(importer, component)));
            case Implementation.Foreign foreign ->
                foreign.content() instanceof ObjectNode content && !content.isEmpty()
                        ? Optional.of(content)
                        : Optional.empty();
        };
    }

    private static ObjectNode container(ObjectNode container, ObjectNode resources) {
        Trees.putUnlessEmpty(container, "resources", resources);
        return Trees.object().set("container", container);
    }
}
