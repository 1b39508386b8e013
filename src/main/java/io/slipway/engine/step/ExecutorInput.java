package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import java.nio.file.Path;
import java.util.Map;

/** KFP's executor input of an attempt, every path resolved. */
@SuppressWarnings("DoNotCallSuggester")
public final class ExecutorInput {
    private ExecutorInput() {}

    /**
     * The JSON.
     *
     * @param inputs as {@link Resolution#inputs} gave them
     * @param folder the attempt's own
     */
    public static String json(Component component, Map<String, Passed> inputs, Path folder) {
        throw new UnsupportedOperationException("not yet: " + component + inputs + folder);
    }
}
