package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Type;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** KFP's executor input of an attempt, every path resolved. */
public final class ExecutorInput {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExecutorInput() {}

    /**
     * The JSON.
     *
     * @param inputs as {@link Resolution#inputs} gave them
     * @param seen where the step finds its folder and its inputs
     */
    public static String json(Component component, Map<String, Passed> inputs, Seen seen) {
        ObjectNode all = NODES.objectNode();
        all.set("inputs", inputs(inputs, seen));
        all.set("outputs", outputs(component, new AttemptPaths(seen.folder())));
        return PythonJson.MAPPER.writeValueAsString(all);
    }

    private static ObjectNode inputs(Map<String, Passed> inputs, Seen seen) {
        ObjectNode values = NODES.objectNode();
        ObjectNode artifacts = NODES.objectNode();
        inputs.forEach((name, passed) -> {
            switch (passed) {
                case Passed.Value value -> values.set(name, Values.plain(value.json()));
                case Passed.Artifacts list ->
                    list.artifacts()
                            .forEach(artifact -> artifacts
                                    .withObjectProperty(name)
                                    .withArrayProperty("artifacts")
                                    .add(artifact(artifact, seen.uri(artifact))));
            }
        });
        ObjectNode node = NODES.objectNode();
        node.set("parameterValues", values);
        node.set("artifacts", artifacts);
        return node;
    }

    private static ObjectNode outputs(Component component, AttemptPaths paths) {
        ObjectNode node = NODES.objectNode();
        ObjectNode parameters = node.putObject("parameters");
        ObjectNode artifacts = node.putObject("artifacts");
        component.outputs().forEach((name, output) -> {
            switch (output.type()) {
                case Type.Parameter parameter ->
                    parameters
                            .putObject(name)
                            .put("outputFile", paths.parameter(name).toString());
                case Type.Artifact type ->
                    artifacts
                            .putObject(name)
                            .putArray("artifacts")
                            .add(artifact(
                                    nothingYet(name, type), paths.artifact(name).toString()));
            }
        });
        node.put("outputFile", paths.executorOutput().toString());
        return node;
    }

    private static Passed.Artifact nothingYet(String name, Type.Artifact type) {
        return new Passed.Artifact(name, type.schema(), type.version(), "", null, null, Map.of());
    }

    static ObjectNode artifact(Passed.Artifact artifact, String uri) {
        ObjectNode node = NODES.objectNode();
        node.put("name", artifact.name());
        node.set("type", type(artifact));
        node.put("uri", uri);
        ObjectNode metadata = node.putObject("metadata");
        artifact.metadata().forEach((key, value) -> metadata.set(key, Values.plain(value)));
        return node;
    }

    private static ObjectNode type(Passed.Artifact artifact) {
        ObjectNode type = NODES.objectNode();
        type.put("schemaTitle", artifact.schema());
        type.put("schemaVersion", artifact.schemaVersion());
        return type;
    }
}
