package io.slipway.pipeline;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A typed output of a component. */
public record Output(Type type, String description, Map<String, JsonNode> foreign) {
    public Output {
        foreign = Ordered.copy(foreign);
    }
}
