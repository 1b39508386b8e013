package io.slipway.format.kfp;

import io.slipway.format.Notice;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Paths;
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
import tools.jackson.databind.node.ObjectNode;

/** What a pipeline contains that does not run yet, in sentences. */
public final class Notices {
    private static final int NAMED = 4;
    private final Map<String, Set<String>> steps = new LinkedHashMap<>();
    private final Pipeline pipeline;

    private Notices(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static List<Notice> of(Pipeline pipeline) {
        Notices notices = new Notices(pipeline);
        Paths.all(pipeline).forEach(notices::step);
        List<Notice> found = new ArrayList<>();
        notices.steps.forEach((sentence, paths) ->
                found.add(new Notice(sentence.formatted(notices.names(paths)), List.copyOf(paths))));
        notices.platforms(found);
        return found;
    }

    private String names(Set<String> paths) {
        List<String> names = paths.stream()
                .map(path -> "“" + Paths.title(pipeline, path) + "”")
                .distinct()
                .toList();
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    private void step(Paths.Placed placed) {
        Step step = placed.step();
        String path = placed.path();
        if (step.foreign().containsKey("parameterIterator") || step.foreign().containsKey("artifactIterator")) {
            note("A loop (%s) does not run yet; it is kept as it is.", path);
        }
        for (Argument argument : step.arguments().values()) {
            if (argument instanceof Argument.Foreign foreign) {
                note(
                        foreign.content().has("taskFinalStatus")
                                ? "An exit handler (%s) does not run yet; it is kept as it is."
                                : "An input that picks a part of a value (in %s) is not resolved yet; it is kept as it is.",
                        path);
            }
        }
        placed.component().ifPresent(component -> {
            if (step.retry() != null && component.implementation() instanceof Graph) {
                note("Retries of a group of steps (%s) are kept, but only steps are tried again here.", path);
            }
            implementation(component.implementation(), path);
        });
    }

    private void implementation(Implementation implementation, String path) {
        switch (implementation) {
            case Implementation.Foreign foreign ->
                note(
                        "A step of the kind " + foreign.kind().replace("%", "")
                                + " (%s) does not run yet; it is kept as it is.",
                        path);
            case Implementation.Importer importer -> {
                if (importer.uri() instanceof Argument.Literal uri
                        && uri.value().asString().contains("://")) {
                    note(
                            "An importer from another store (%s) does not run yet; import a file of this machine instead.",
                            path);
                }
            }
            case Implementation.Container ignored -> {}
            case Implementation.PythonFunction ignored -> {}
            case Graph ignored -> {}
        }
    }

    private void note(String sentence, String path) {
        steps.computeIfAbsent(sentence, any -> new LinkedHashSet<>()).add(path);
    }

    private void platforms(List<Notice> found) {
        JsonNode platforms = pipeline.foreign().get("platforms");
        if (platforms == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> platform : platforms.properties()) {
            Set<String> words = new LinkedHashSet<>();
            Set<String> secrets = new LinkedHashSet<>();
            Trees.entries(Trees.at(platform.getValue(), "deploymentSpec"), "executors")
                    .forEach(each -> each.getValue().propertyNames().stream()
                            .filter(word -> !PlatformSecrets.covers(word, (ObjectNode) each.getValue()))
                            .forEach(word -> {
                                words.add(word);
                                secrets.addAll(PlatformSecrets.left(word, (ObjectNode) each.getValue()));
                            }));
            if (words.removeIf(PlatformSecrets::isSecret)) {
                found.add(new Notice(
                        "Secrets of the cluster whose names or keys the file leaves open (%s) are kept, but not given to steps: set them as secrets of this project and give them on the steps’ Run tab, as a variable or a file."
                                .formatted(String.join(", ", secrets)),
                        List.of()));
            }
            if (platform.getValue().has("pipelineConfig")) {
                words.add("pipelineConfig");
            }
            if (!words.isEmpty()) {
                String name = platform.getKey().equals("kubernetes") ? "Kubernetes" : platform.getKey();
                found.add(new Notice(
                        "Settings for %s (%s) are kept, but do nothing on this machine."
                                .formatted(name, String.join(", ", words)),
                        List.of()));
            }
        }
    }
}
