package io.slipway.engine.step;

import io.slipway.engine.Passed;
import java.util.Map;

/** Decides {@code Step.when}. Keep one: it remembers what it compiled. Safe to share between threads; loads CEL when first asked. */
@SuppressWarnings("DoNotCallSuggester")
public final class Conditions {

    /** Whether the condition holds for these inputs of the step; {@link StepException} if it can't be told. */
    public boolean hold(String when, Map<String, Passed> inputs) {
        throw new UnsupportedOperationException("not yet: " + when + inputs);
    }
}
