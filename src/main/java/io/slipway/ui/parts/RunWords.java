package io.slipway.ui.parts;

import io.slipway.engine.RunState;
import io.slipway.tracking.RunStatus;

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

    /** Of a run that no pipeline made. */
    public static String of(RunStatus status) {
        return switch (status) {
            case RUNNING -> "running";
            case SCHEDULED -> "pending";
            case FINISHED -> "succeeded";
            case FAILED -> "failed";
            case KILLED -> "cancelled";
        };
    }
}
