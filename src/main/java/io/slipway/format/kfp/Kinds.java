package io.slipway.format.kfp;

import io.slipway.format.InvalidPipelineFile;
import io.slipway.pipeline.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Types of ports, in KFP's words of both generations. */
final class Kinds {
    private Kinds() {}

    static Type.Parameter parameter(JsonNode spec, String place) {
        String word = Trees.text(spec, "parameterType");
        String legacy = Trees.text(spec, "type");
        return new Type.Parameter(
                switch (word.isEmpty() ? legacy : word) {
                    case "STRING" -> Type.Kind.STRING;
                    case "NUMBER_INTEGER", "INT" -> Type.Kind.INTEGER;
                    case "NUMBER_DOUBLE", "DOUBLE" -> Type.Kind.DOUBLE;
                    case "BOOLEAN" -> Type.Kind.BOOLEAN;
                    case "LIST" -> Type.Kind.LIST;
                    case "STRUCT" -> Type.Kind.STRUCT;
                    case "TASK_FINAL_STATUS" -> Type.Kind.TASK_FINAL_STATUS;
                    case "TASK_CONFIG" -> Type.Kind.TASK_CONFIG;
                    default -> throw new InvalidPipelineFile("%s has no parameterType.".formatted(place));
                });
    }

    static String word(Type.Kind kind) {
        return switch (kind) {
            case INTEGER -> "NUMBER_INTEGER";
            case DOUBLE -> "NUMBER_DOUBLE";
            case STRING, BOOLEAN, LIST, STRUCT, TASK_FINAL_STATUS, TASK_CONFIG -> kind.name();
        };
    }

    static Type.Artifact artifact(JsonNode spec) {
        ObjectNode type = Trees.at(spec, "artifactType");
        String title = Trees.text(type, "schemaTitle");
        return new Type.Artifact(
                title.isEmpty() ? "system.Artifact" : title,
                Trees.text(type, "schemaVersion"),
                Trees.flag(spec, "isArtifactList"));
    }

    static ObjectNode schema(Type.Artifact type) {
        ObjectNode schema = Trees.object().put("schemaTitle", type.schema());
        Trees.putUnlessEmpty(schema, "schemaVersion", type.version());
        return schema;
    }
}
