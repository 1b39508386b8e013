package io.slipway.exec;

import io.slipway.engine.RunState;
import io.slipway.engine.StepState;

/** States as KFP's API calls them. */
final class KfpWords {
    private KfpWords() {}

    static String of(RunState state) {
        return switch (state) {
            case PENDING -> "PENDING";
            case RUNNING -> "RUNNING";
            case CANCELLING -> "CANCELING";
            case SUCCEEDED -> "SUCCEEDED";
            case FAILED -> "FAILED";
            case CANCELLED -> "CANCELED";
        };
    }

    static String of(StepState state) {
        return switch (state) {
            case StepState.Waiting waiting -> "PENDING";
            case StepState.Preparing preparing -> "PENDING";
            case StepState.Queued queued -> "PENDING";
            case StepState.Running running -> "RUNNING";
            case StepState.Succeeded succeeded -> "SUCCEEDED";
            case StepState.Cached cached -> "SUCCEEDED";
            case StepState.Skipped skipped -> "SKIPPED";
            case StepState.Failed failed -> "FAILED";
            case StepState.Lost lost -> "FAILED";
            case StepState.Cancelled cancelled -> "CANCELED";
        };
    }
}
