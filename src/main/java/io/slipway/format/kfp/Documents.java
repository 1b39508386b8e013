package io.slipway.format.kfp;

import io.slipway.format.InvalidPipelineFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a file holds, told apart by content.
 *
 * @param spec the pipeline
 * @param platforms what it says for single platforms, by platform; empty if it says nothing
 */
record Documents(ObjectNode spec, ObjectNode platforms) {
    private static final int LARGEST = 20_000_000;

    static Documents of(String text) {
        if (text.length() > LARGEST) {
            throw new InvalidPipelineFile("The file is larger than 20 MB (%,d characters); no compiled pipeline is."
                    .formatted(text.length()));
        }
        List<ObjectNode> specs = new ArrayList<>();
        List<ObjectNode> platforms = new ArrayList<>();
        for (JsonNode document : YamlTree.documents(text)) {
            if (document instanceof ObjectNode object) {
                sort(object, specs, platforms);
            } else if (!document.isNull()) {
                throw OtherFiles.noPipeline(document);
            }
        }
        if (specs.isEmpty()) {
            throw OtherFiles.nothing(!platforms.isEmpty());
        }
        if (specs.size() > 1 || platforms.size() > 1) {
            throw new InvalidPipelineFile(
                    "The file holds %d pipelines and %d documents for platforms; expected one pipeline and at most one such document. Put each pipeline into a file of its own."
                            .formatted(specs.size(), platforms.size()));
        }
        ObjectNode platform = platforms.isEmpty() ? Trees.object() : Trees.at(platforms.getFirst(), "platforms");
        return checked(specs.getFirst(), platform);
    }

    private static void sort(ObjectNode document, List<ObjectNode> specs, List<ObjectNode> platforms) {
        if (document.has("platforms")) {
            Strictness.check(document, "PlatformSpec", "document 2");
            platforms.add(document);
        } else if (document.has("pipelineInfo") || document.has("root")) {
            specs.add(document);
        } else if (!document.isEmpty()) {
            throw OtherFiles.noPipeline(document);
        }
    }

    private static Documents checked(ObjectNode spec, ObjectNode platforms) {
        String version = Trees.text(spec, "schemaVersion");
        if (!version.equals("2.1.0") && !version.equals("2.0.0")) {
            throw new InvalidPipelineFile(
                    "schemaVersion is %s; Slipway reads 2.1.0 (and 2.0.0). Compile the pipeline with a kfp SDK of version 2."
                            .formatted(version.isEmpty() ? "missing" : "“" + version + "”"));
        }
        Strictness.check(spec, "PipelineSpec", "pipeline");
        String name = Trees.text(Trees.at(spec, "pipelineInfo"), "name");
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,127}")) {
            throw new InvalidPipelineFile(
                    "pipeline.pipelineInfo.name should be of small letters, digits, dots and dashes, but the file has “%s”."
                            .formatted(name));
        }
        if (!spec.has("root")) {
            throw new InvalidPipelineFile("The file has no root: the steps of the pipeline are missing.");
        }
        return new Documents(spec, platforms);
    }

    static String text(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                throw new InvalidPipelineFile(
                        "The file is no text. A pipeline file is the YAML that the kfp SDK compiles; unpack an archive first.");
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
