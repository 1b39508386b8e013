package io.slipway.format.kfp;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slipway knows of a pipeline and KFP's file has no word for (positions, notes, names): it stands in the second
 * document as the configuration of a platform of Slipway's own, which other readers pass over.
 */
record SlipwayNotes(ObjectNode config) {
    static final String PLATFORM = "slipway";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static SlipwayNotes of(ObjectNode platforms) {
        return new SlipwayNotes(Trees.at(Trees.at(platforms, PLATFORM), "config"));
    }

    /** What is to be noted so that reading the documents gives this pipeline again. */
    static ObjectNode about(Pipeline pipeline, Documents documents, ObjectNode renamed) {
        ObjectNode config = Trees.object();
        if (pipeline.dialect() != Dialect.KFP) {
            config.put("dialect", pipeline.dialect().name());
        }
        Trees.putUnlessEmpty(config, "components", renamed);
        SlipwayNotes notes = new SlipwayNotes(config);
        Pipeline bare = notes.renamed(PipelineReader.bare(documents, pipeline.dialect()));
        ArrayNode rest = Spelling.between(JSON.valueToTree(bare), JSON.valueToTree(pipeline));
        if (!rest.isEmpty()) {
            config.set("model", rest);
        }
        return config;
    }

    Dialect dialect() {
        String name = Trees.text(config, "dialect");
        for (Dialect dialect : Dialect.values()) {
            if (dialect.name().equals(name)) {
                return dialect;
            }
        }
        return Dialect.KFP;
    }

    /** The pipeline with the names that its components have in Slipway. */
    Pipeline renamed(Pipeline bare) {
        ObjectNode names = Trees.at(config, "components");
        if (names.isEmpty()) {
            return bare;
        }
        Map<String, String> renamed = new LinkedHashMap<>();
        Map<String, Component> components = new LinkedHashMap<>();
        bare.components().forEach((file, component) -> {
            String here = names.has(file) ? Trees.text(names, file) : file;
            String name = components.containsKey(here) && !component.equals(components.get(here)) ? file : here;
            renamed.put(file, name);
            components.put(name, component);
        });
        components.replaceAll((name, component) -> referring(component, renamed));
        return new Pipeline(
                bare.name(),
                bare.description(),
                bare.dialect(),
                components,
                referring(bare.root(), renamed),
                bare.foreign());
    }

    private static Component referring(Component component, Map<String, String> names) {
        if (!(component.implementation() instanceof Graph graph)) {
            return component;
        }
        Map<String, Step> steps = new LinkedHashMap<>(graph.steps());
        steps.replaceAll((key, step) -> step.withComponent(names.getOrDefault(step.component(), step.component())));
        return new Component(
                component.description(),
                component.inputs(),
                component.outputs(),
                new Graph(steps, graph.outputs()),
                component.foreign());
    }

    /** The pipeline with everything else that was noted; says so if that does not fit any more. */
    Pipeline applied(Pipeline bare, List<String> notices) {
        JsonNode rest = config.get("model");
        if (rest == null) {
            return bare;
        }
        try {
            ObjectNode noted = Spelling.applied(JSON.valueToTree(bare), Trees.plain(rest));
            return JSON.treeToValue(noted, Pipeline.class);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            notices.add(
                    "What Slipway had noted in the file (positions, notes) does not fit it any more and is left out.");
            return bare;
        }
    }
}
