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
}
