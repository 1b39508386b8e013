package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Step;
import java.util.Map;

/** Finds what is behind the arguments of a step. */
@SuppressWarnings("DoNotCallSuggester")
public final class Resolution {
    private Resolution() {}

    /**
     * What goes into a step, by input, in the component's order and with its defaults; what has no value is left out.
     * {@link StepException} if a required one is missing or of a wrong type.
     */
    public static Map<String, Passed> inputs(Component component, Step step, Scope scope) {
        throw new UnsupportedOperationException("not yet: " + component + step + scope);
    }

    /** What a graph gives once its steps have ended; an output whose step did not run is left out. */
    public static Map<String, Passed> outputs(Component graph, Scope scope) {
        throw new UnsupportedOperationException("not yet: " + graph + scope);
    }
}
