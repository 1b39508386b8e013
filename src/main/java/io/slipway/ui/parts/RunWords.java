package io.slipway.ui.parts;

import io.slipway.engine.RunState;

/** The word of a run's state that {@link StateLabel} shows. */
public final class RunWords {
    private RunWords() {}

    public static String of(RunState state) {
        return switch (state) {
            case PENDING -> "pending";
            case RUNNING -> "running";
            case CANCELLING -> "cancelling";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }
}
