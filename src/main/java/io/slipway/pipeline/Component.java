package io.slipway.pipeline;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a step does: typed inputs and outputs and how they come about. */
public record Component(
        String description,
        Map<String, Input> inputs,
        Map<String, Output> outputs,
        Implementation implementation,
        Map<String, JsonNode> foreign) {
    public Component {
        inputs = Ordered.copy(inputs);
        outputs = Ordered.copy(outputs);
        foreign = Ordered.copy(foreign);
    }

    public Component withInputs(Map<String, Input> ports) {
        return new Component(description, ports, outputs, implementation, foreign);
    }

    public Component withOutputs(Map<String, Output> ports) {
        return new Component(description, inputs, ports, implementation, foreign);
    }

    public Component withImplementation(Implementation other) {
        return new Component(description, inputs, outputs, other, foreign);
    }
}
