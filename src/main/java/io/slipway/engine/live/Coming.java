package io.slipway.engine.live;

import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Type;

/** What has to come back from a step, told from the outputs that it declares. */
final class Coming {
    private Coming() {}

    static Returns back(Component component) {
        if (component.outputs().isEmpty()) {
            return Returns.NOTHING;
        }
        boolean python = component.implementation() instanceof Implementation.PythonFunction;
        return python && component.outputs().values().stream().allMatch(Coming::isShort)
                ? Returns.VALUES
                : Returns.FILES;
    }

    // A text or a list may be of any length.
    private static boolean isShort(Output output) {
        return output.type() instanceof Type.Parameter parameter
                && switch (parameter.kind()) {
                    case INTEGER, DOUBLE, BOOLEAN -> true;
                    case STRING, LIST, STRUCT, TASK_FINAL_STATUS, TASK_CONFIG -> false;
                };
    }
}
