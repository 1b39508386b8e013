package io.slipway.format.kfp;

import io.slipway.pipeline.CompiledCommand;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Implementation.PythonFunction;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.SdkInstalls;
import tools.jackson.databind.node.ObjectNode;

/** Writes a file. */
public final class PipelineWriter {
    private PipelineWriter() {}

    /** The pipeline as YAML: what everybody reads, and a second document with what single platforms should know. */
    public static String write(Pipeline pipeline) {
        Documents documents = documents(pipeline);
        String spec = Heading.of(pipeline, documents.spec()) + YamlText.of(documents.spec());
        return documents.platforms().isEmpty()
                ? spec
                : spec + "---\n" + YamlText.of(Trees.object().set("platforms", documents.platforms()));
    }

    /** The command around a function. */
    public static CompiledCommand.Words command(PythonFunction function) {
        return Lightweight.command(function);
    }

    private static Documents documents(Pipeline pipeline) {
        Exports exports = Exports.of(pipeline);
        ObjectNode spec = Trees.object();
        ObjectNode components = Trees.object();
        ObjectNode executors = Trees.object();
        for (Exports.Export export : exports.all()) {
            Component component = pipeline.components().get(export.component());
            if (component != null) {
                ObjectNode node = component(export.name(), export.component(), component, pipeline, exports);
                components.set(export.name(), node);
                ComponentNodes.executor(component, export.resources())
                        .ifPresent(it -> executors.set(Trees.text(node, "executorLabel"), it));
            }
        }
        if (pipeline.foreign().get("executors") instanceof ObjectNode unused) {
            executors.setAll(unused);
        }
        Trees.putUnlessEmpty(spec, "components", components);
        Trees.putUnlessEmpty(
                spec,
                "deploymentSpec",
                executors.isEmpty() ? executors : Trees.object().set("executors", executors));
        spec.setAll(head(pipeline));
        spec.set("root", component("root", "root", pipeline.root(), pipeline, exports));
        return withPlatforms(pipeline, spec, exports);
    }

    private static Documents withPlatforms(Pipeline pipeline, ObjectNode spec, Exports exports) {
        ObjectNode platforms =
                pipeline.foreign().get("platforms") instanceof ObjectNode others ? others.deepCopy() : Trees.object();
        ObjectNode notes = SlipwayNotes.about(pipeline, new Documents(spec, platforms), exports.renamed());
        if (!notes.isEmpty()) {
            platforms.set(SlipwayNotes.PLATFORM, Trees.object().set("config", notes));
        }
        return new Documents(spec, platforms);
    }

    private static ObjectNode component(
            String name, String key, Component component, Pipeline pipeline, Exports exports) {
        ObjectNode node = ComponentNodes.frame(name, component);
        if (component.implementation() instanceof Graph graph) {
            ObjectNode tasks = Trees.object();
            graph.steps()
                    .forEach((step, it) -> tasks.set(
                            step,
                            Tasks.write(
                                    step,
                                    it,
                                    exports.reference(key, step),
                                    pipeline.components().get(it.component()))));
            Trees.putUnlessEmpty(node.withObjectProperty("dag"), "tasks", tasks);
        }
        Ports.write(component, node);
        return node;
    }

    /** The pipeline without its parts. */
    static ObjectNode head(Pipeline pipeline) {
        ObjectNode node = Trees.object();
        ObjectNode info = node.putObject("pipelineInfo");
        String name = name(pipeline.name());
        Trees.putUnlessEmpty(info, "description", pipeline.description());
        if (!name.equals(pipeline.name())) {
            info.put("displayName", pipeline.name());
        }
        info.put("name", name);
        node.put("schemaVersion", "2.1.0");
        node.put("sdkVersion", "kfp-" + SdkInstalls.KFP);
        return Place.PIPELINE.restored(node, pipeline.foreign());
    }

    private static String name(String title) {
        String slug = Exports.slug(title);
        String short128 = slug.substring(0, Math.min(128, slug.length()));
        return short128.isEmpty() ? "pipeline" : short128;
    }
}
