package io.slipway.format.kfp;

import io.slipway.pipeline.Argument;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where a task's inputs come from. */
final class Arguments {
    private Arguments() {}

    static Argument parameter(ObjectNode spec) {
        if (!Trees.text(spec, "parameterExpressionSelector").isEmpty()) {
            return new Argument.Foreign(spec);
        }
        if (spec.has("componentInputParameter")) {
            return new Argument.FromInput(Trees.text(spec, "componentInputParameter"));
        }
        if (spec.has("taskOutputParameter")) {
            ObjectNode output = Trees.at(spec, "taskOutputParameter");
            return new Argument.StepOutput(
                    Trees.text(output, "producerTask"), Trees.text(output, "outputParameterKey"));
        }
        return constant(Trees.at(spec, "runtimeValue"))
                .map(Argument.class::cast)
                .orElseGet(() -> new Argument.Foreign(spec));
    }

    static Argument artifact(ObjectNode spec) {
        if (spec.has("componentInputArtifact")) {
            return new Argument.FromInput(Trees.text(spec, "componentInputArtifact"));
        }
        if (spec.has("taskOutputArtifact")) {
            ObjectNode output = Trees.at(spec, "taskOutputArtifact");
            return new Argument.StepOutput(Trees.text(output, "producerTask"), Trees.text(output, "outputArtifactKey"));
        }
        return new Argument.Foreign(spec);
    }

    /** A constant in the words of either generation. */
    static Optional<Argument.Literal> constant(JsonNode runtimeValue) {
        JsonNode constant = runtimeValue.get("constant");
        if (constant != null) {
            return Optional.of(new Argument.Literal(Trees.plain(constant)));
        }
        JsonNode legacy = Trees.at(runtimeValue, "constantValue");
        if (legacy.has("stringValue")) {
            return Optional.of(new Argument.Literal(Trees.text(Trees.text(legacy, "stringValue"))));
        }
        if (legacy.has("intValue")) {
            return Optional.of(new Argument.Literal(Trees.plain(
                    JsonNodeFactory.instance.numberNode(Double.parseDouble(Trees.text(legacy, "intValue"))))));
        }
        JsonNode number = legacy.get("doubleValue");
        return number == null ? Optional.empty() : Optional.of(new Argument.Literal(Trees.plain(number)));
    }

    /** The argument as a task's parameter or artifact. */
    static ObjectNode write(Argument argument, boolean artifact) {
        ObjectNode node = Trees.object();
        switch (argument) {
            case Argument.Literal literal ->
                node.putObject("runtimeValue").set("constant", Trees.protobuf(literal.value()));
            case Argument.FromInput input ->
                node.put(artifact ? "componentInputArtifact" : "componentInputParameter", input.input());
            case Argument.StepOutput output -> produced(node, output, artifact);
            case Argument.FirstThatRan first ->
                first.candidates().stream().findFirst().ifPresent(output -> produced(node, output, artifact));
            case Argument.Foreign foreign -> {
                if (foreign.content() instanceof ObjectNode content) {
                    node.setAll(content);
                }
            }
        }
        return node;
    }

    private static void produced(ObjectNode node, Argument.StepOutput output, boolean artifact) {
        node.putObject(artifact ? "taskOutputArtifact" : "taskOutputParameter")
                .put("producerTask", output.step())
                .put(artifact ? "outputArtifactKey" : "outputParameterKey", output.output());
    }
}
