package io.slipway.format.kfp;

import io.slipway.format.Imported;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a file. */
public final class PipelineReader {
    private PipelineReader() {}

    /** The pipeline in these bytes. */
    public static Imported read(byte[] bytes) {
        return read(Documents.text(bytes));
    }

    /** The pipeline in this text. */
    public static Imported read(String text) {
        Documents documents = Documents.of(text);
        SlipwayNotes notes = SlipwayNotes.of(documents.platforms());
        Pipeline bare = notes.renamed(bare(documents, notes.dialect()));
        List<String> notices = new ArrayList<>();
        Pipeline pipeline = notes.applied(bare, notices);
        Notices.of(pipeline).forEach(notice -> notices.add(notice.text()));
        return new Imported(pipeline, notices);
    }

    /** What the file says to everybody, without Slipway's own notes in it. */
    static Pipeline bare(Documents documents, Dialect dialect) {
        ObjectNode spec = documents.spec();
        ObjectNode kubernetes = Trees.at(Trees.at(documents.platforms(), "kubernetes"), "deploymentSpec");
        SpecReader reader = new SpecReader(spec, dialect == Dialect.SLIPWAY, Trees.at(kubernetes, "executors"));
        Map<String, Component> components = reader.components();
        Component root = reader.graph("root", Trees.at(spec, "root"));
        ObjectNode info = Trees.at(spec, "pipelineInfo");
        String display = Trees.text(info, "displayName");
        Pipeline bare = new Pipeline(
                display.isEmpty() ? Trees.text(info, "name") : display,
                Trees.text(info, "description"),
                dialect,
                components,
                root,
                Map.of());
        return with(bare, foreign(bare, documents, reader.unused()));
    }

    private static Map<String, JsonNode> foreign(Pipeline bare, Documents documents, ObjectNode executors) {
        ObjectNode theirs = documents.spec().deepCopy();
        List.of("components", "root", "deploymentSpec").forEach(theirs::remove);
        Map<String, JsonNode> foreign = new LinkedHashMap<>(Place.PIPELINE.foreign(PipelineWriter.head(bare), theirs));
        ObjectNode platforms = documents.platforms().deepCopy();
        platforms.remove(SlipwayNotes.PLATFORM);
        if (!platforms.isEmpty()) {
            foreign.put("platforms", platforms);
        }
        if (!executors.isEmpty()) {
            foreign.put("executors", executors);
        }
        return foreign;
    }

    private static Pipeline with(Pipeline pipeline, Map<String, JsonNode> foreign) {
        return new Pipeline(
                pipeline.name(),
                pipeline.description(),
                pipeline.dialect(),
                pipeline.components(),
                pipeline.root(),
                foreign);
    }
}
