package io.slipway.ui.editor;

import io.slipway.artifact.Stored;
import io.slipway.pipeline.Argument.Literal;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Importer;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.edit.Edit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The importer step that stands for an uploaded file. */
final class ImportedData {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ImportedData() {}

    static Edit edit(String graph, String file, Stored stored, Step.Position place) {
        String stem = file.replaceFirst("\\.[^.]*$", "");
        String slug =
                stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String name = slug.isEmpty()
                ? "data"
                : slug.substring(0, Math.min(60, slug.length())).replaceAll("-+$", "");
        Step step =
                Step.of("comp-" + name, stem.isBlank() ? file : stem, Map.of()).withPosition(place);
        return new Edit.StepsAdded(graph, Map.of(name, step), Map.of("comp-" + name, component(file, stored)));
    }

    private static Component component(String file, Stored stored) {
        Map<String, JsonNode> metadata = new LinkedHashMap<>();
        metadata.put("name", JSON.stringNode(file));
        metadata.put("size", JSON.numberNode(stored.size()));
        metadata.put("digest", JSON.stringNode(stored.digest()));
        FirstLines.of(Path.of(stored.uri())).ifPresent(text -> metadata.put("preview", JSON.stringNode(text)));
        Type type = new Type.Artifact(schema(file), "0.0.1", false);
        return new Component(
                "Uploaded file " + file,
                Map.of(),
                Map.of("artifact", new Output(type, "", Map.of())),
                new Importer(new Literal(JSON.stringNode(stored.uri())), metadata, false, Map.of()),
                Map.of());
    }

    private static String schema(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "pkl", "pickle", "joblib", "onnx", "pt", "pth", "h5", "keras", "safetensors" -> "system.Model";
            case "html", "htm" -> "system.HTML";
            case "md" -> "system.Markdown";
            default -> "system.Dataset";
        };
    }

    /** Where the step of this file stands; empty if it is gone already. */
    static String find(Pipeline pipeline, Stored stored) {
        return Paths.all(pipeline).stream()
                .filter(placed -> placed.component()
                        .filter(component -> component.implementation() instanceof Importer importer
                                && importer.uri() instanceof Literal uri
                                && uri.value().asString("").equals(stored.uri()))
                        .isPresent())
                .map(Paths.Placed::path)
                .findFirst()
                .orElse("");
    }
}
