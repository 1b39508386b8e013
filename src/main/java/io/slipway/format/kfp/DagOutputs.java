package io.slipway.format.kfp;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a graph's outputs are taken from its steps. */
final class DagOutputs {
    private DagOutputs() {}

    static Map<String, Argument> read(JsonNode dag) {
        ObjectNode outputs = Trees.at(dag, "outputs");
        Map<String, Argument> taken = new LinkedHashMap<>();
        Trees.entries(outputs, "artifacts")
                .forEach(each -> taken.put(
                        each.getKey(),
                        first(Trees.items(each.getValue(), "artifactSelectors"), "outputArtifactKey", false)));
        Trees.entries(outputs, "parameters").forEach(each -> {
            JsonNode one = each.getValue().get("valueFromParameter");
            taken.put(
                    each.getKey(),
                    one != null
                            ? selected(one, "outputParameterKey")
                            : first(
                                    Trees.items(Trees.at(each.getValue(), "valueFromOneof"), "parameterSelectors"),
                                    "outputParameterKey",
                                    true));
        });
        return taken;
    }

    private static Argument first(Iterable<JsonNode> selectors, String key, boolean always) {
        List<Argument.StepOutput> candidates = new ArrayList<>();
        selectors.forEach(each -> candidates.add(selected(each, key)));
        return candidates.size() == 1 && !always ? candidates.getFirst() : new Argument.FirstThatRan(candidates);
    }

    private static Argument.StepOutput selected(JsonNode selector, String key) {
        return new Argument.StepOutput(Trees.text(selector, "producerSubtask"), Trees.text(selector, key));
    }

    static ObjectNode write(Component component, Graph graph) {
        ObjectNode outputs = Trees.object();
        graph.outputs().forEach((name, argument) -> {
            var port = component.outputs().get(name);
            boolean artifact = port != null && Ports.group(port.type()).equals("artifacts");
            outputs.withObjectProperty(artifact ? "artifacts" : "parameters")
                    .set(name, artifact ? artifact(argument) : parameter(argument));
        });
        return outputs;
    }

    private static ObjectNode artifact(Argument argument) {
        ObjectNode node = Trees.object();
        ArrayNode selectors = node.putArray("artifactSelectors");
        candidates(argument).forEach(each -> selectors.add(selector(each, "outputArtifactKey")));
        return node;
    }

    private static ObjectNode parameter(Argument argument) {
        ObjectNode node = Trees.object();
        if (argument instanceof Argument.StepOutput output) {
            return node.set("valueFromParameter", selector(output, "outputParameterKey"));
        }
        ArrayNode selectors = node.putObject("valueFromOneof").putArray("parameterSelectors");
        candidates(argument).forEach(each -> selectors.add(selector(each, "outputParameterKey")));
        return node;
    }

    private static List<Argument.StepOutput> candidates(Argument argument) {
        return switch (argument) {
            case Argument.StepOutput output -> List.of(output);
            case Argument.FirstThatRan first -> first.candidates();
            case Argument.Literal ignored -> List.of();
            case Argument.FromInput ignored -> List.of();
            case Argument.Foreign ignored -> List.of();
        };
    }

    private static ObjectNode selector(Argument.StepOutput output, String key) {
        return Trees.object().put(key, output.output()).put("producerSubtask", output.step());
    }
}
