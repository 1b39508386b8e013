package io.slipway.pipeline;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A typed input of a component, or a parameter of a pipeline.
 *
 * @param defaultValue JSON of the type's kind; null where there is none
 * @param optional whether a step may leave it out; an optional one without default is absent at run time
 */
public record Input(
        Type type,
        @Nullable JsonNode defaultValue,
        boolean optional,
        String description,
        Map<String, JsonNode> foreign) {
    public Input {
        // Jackson reads a missing value of this type as JSON's null
        defaultValue = defaultValue == null || defaultValue.isNull() ? null : defaultValue;
        foreign = Ordered.copy(foreign);
    }

    public boolean required() {
        return !optional && defaultValue == null;
    }
}
