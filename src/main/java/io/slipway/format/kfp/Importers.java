package io.slipway.format.kfp;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Importer;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps that make an artifact of what is there already. */
final class Importers {
    private Importers() {}

    static Importer read(ObjectNode node, Map<String, Output> outputs) {
        Map<String, JsonNode> metadata = new LinkedHashMap<>();
        Trees.entries(node, "metadata").forEach(each -> metadata.put(each.getKey(), Trees.plain(each.getValue())));
        ObjectNode uri = Trees.at(node, "artifactUri");
        Argument argument = uri.has("runtimeParameter")
                ? new Argument.FromInput(Trees.text(uri, "runtimeParameter"))
                : Arguments.constant(uri).map(Argument.class::cast).orElseGet(() -> new Argument.Foreign(uri));
        Importer bare = new Importer(argument, metadata, Trees.flag(node, "reimport"), Map.of());
        return new Importer(argument, metadata, bare.reimport(), Place.IMPORTER.foreign(write(bare, outputs), node));
    }

    static ObjectNode write(Importer importer, Component component) {
        return write(importer, component.outputs());
    }

    private static ObjectNode write(Importer importer, Map<String, Output> outputs) {
        ObjectNode node = Trees.object();
        node.set(
                "artifactUri",
                switch (importer.uri()) {
                    case Argument.Literal literal -> Trees.object().set("constant", Trees.protobuf(literal.value()));
                    case Argument.FromInput input -> Trees.object().put("runtimeParameter", input.input());
                    case Argument.Foreign foreign -> foreign.content();
                    case Argument.StepOutput ignored -> Trees.object();
                    case Argument.FirstThatRan ignored -> Trees.object();
                });
        outputs.values().stream().findFirst().ifPresent(output -> {
            if (output.type() instanceof Type.Artifact type) {
                node.set("typeSchema", Kinds.schema(type));
            }
        });
        if (!importer.metadata().isEmpty()) {
            ObjectNode metadata = node.putObject("metadata");
            importer.metadata().forEach((key, value) -> metadata.set(key, Trees.protobuf(value)));
        }
        if (importer.reimport()) {
            node.put("reimport", true);
        }
        return Place.IMPORTER.restored(node, importer.foreign());
    }
}
