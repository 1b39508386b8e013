package io.slipway.format.kfp;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a pipeline contains that does not run yet, in sentences. */
final class Notices {
    private final Map<String, Set<String>> steps = new LinkedHashMap<>();
    private final Pipeline pipeline;

    private Notices(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static List<String> of(Pipeline pipeline) {
        Notices notices = new Notices(pipeline);
        notices.graph(pipeline.graph());
        for (Component component : pipeline.components().values()) {
            if (component.implementation() instanceof Graph graph) {
                notices.graph(graph);
            }
        }
        List<String> sentences = new ArrayList<>();
        notices.steps.forEach((what, who) -> sentences.add(
                what.formatted(who.stream().map(each -> "“" + each + "”").collect(Collectors.joining(", ")))));
        notices.platforms(sentences);
        return sentences;
    }

    private void graph(Graph graph) {
        graph.steps().forEach(this::step);
    }

    private void step(String name, Step step) {
        String title = step.title().isEmpty() ? name : step.title();
        if (step.foreign().containsKey("parameterIterator") || step.foreign().containsKey("artifactIterator")) {
            note("A loop (%s) does not run yet; it is kept as it is.", title);
        }
        for (Argument argument : step.arguments().values()) {
            if (argument instanceof Argument.Foreign foreign) {
                note(
                        foreign.content().has("taskFinalStatus")
                                ? "An exit handler (%s) does not run yet; it is kept as it is."
                                : "An input that picks a part of a value (in %s) is not resolved yet; it is kept as it is.",
                        title);
            }
        }
        Component component = pipeline.components().get(step.component());
        if (component != null) {
            implementation(component.implementation(), title);
        }
    }

    private void implementation(Implementation implementation, String title) {
        switch (implementation) {
            case Implementation.Container ignored ->
                note("A step that runs a container (%s) does not run on this machine yet; it is kept as it is.", title);
            case Implementation.Foreign foreign ->
                note(
                        "A step of the kind " + foreign.kind().replace("%", "")
                                + " (%s) does not run yet; it is kept as it is.",
                        title);
            case Implementation.Importer importer -> {
                if (importer.uri() instanceof Argument.Literal uri
                        && uri.value().asString().contains("://")) {
                    note(
                            "An importer from another store (%s) does not run yet; import a file of this machine instead.",
                            title);
                }
            }
            case Implementation.PythonFunction ignored -> {}
            case Graph ignored -> {}
        }
    }

    private void note(String sentence, String step) {
        steps.computeIfAbsent(sentence, any -> new LinkedHashSet<>()).add(step);
    }

    private void platforms(List<String> sentences) {
        JsonNode platforms = pipeline.foreign().get("platforms");
        if (platforms == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> platform : platforms.properties()) {
            Set<String> words = new LinkedHashSet<>();
            Trees.entries(Trees.at(platform.getValue(), "deploymentSpec"), "executors")
                    .forEach(each -> words.addAll(each.getValue().propertyNames()));
            if (platform.getValue().has("pipelineConfig")) {
                words.add("pipelineConfig");
            }
            if (!words.isEmpty()) {
                sentences.add("Settings for %s (%s) are kept, but do nothing on this machine."
                        .formatted(
                                platform.getKey().equals("kubernetes") ? "Kubernetes" : platform.getKey(),
                                String.join(", ", words)));
            }
        }
    }
}
