package io.slipway.engine.step;

import io.slipway.engine.InvalidRunException;
import io.slipway.pipeline.Component;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A run's arguments against the parameters of its pipeline. */
@SuppressWarnings("DoNotCallSuggester")
public final class Arguments {
    private Arguments() {}

    /**
     * The values by parameter, in the pipeline's order, defaults filled in; an optional one without default is left out.
     * {@link InvalidRunException} with a sentence for each parameter that is missing, unknown or of a wrong type.
     */
    public static Map<String, JsonNode> complete(Component root, Map<String, JsonNode> given) {
        throw new UnsupportedOperationException("not yet: " + root + given + InvalidRunException.class);
    }

    /** A sentence for each argument that is wrong; empty if {@link #complete} would answer. */
    public static Map<String, String> problems(Component root, Map<String, JsonNode> given) {
        throw new UnsupportedOperationException("not yet: " + root + given);
    }
}
