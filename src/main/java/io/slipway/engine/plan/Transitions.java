package io.slipway.engine.plan;

import io.slipway.engine.RunState;
import io.slipway.engine.StepState;

/** The legal moves of steps and runs, all of them, in one place. */
public final class Transitions {
    private Transitions() {}

    /** Whether a step may go from one state to the other by itself. What has ended stays ended. */
    public static boolean legal(StepState from, StepState to) {
        return switch (from) {
            case StepState.Waiting waiting -> fromWaiting(to);
            case StepState.Preparing preparing -> fromWaiting(to);
            case StepState.Queued queued -> fromHanded(to);
            case StepState.Running running -> fromHanded(to);
            case StepState.Succeeded succeeded -> false;
            case StepState.Cached cached -> false;
            case StepState.Skipped skipped -> false;
            case StepState.Failed failed -> false;
            case StepState.Cancelled cancelled -> false;
            case StepState.Lost lost -> false;
        };
    }

    // A frame begins to run, and an importer ends, without ever being handed to the executor.
    private static boolean fromWaiting(StepState to) {
        return switch (to) {
            case StepState.Waiting waiting -> true;
            case StepState.Preparing preparing -> true;
            case StepState.Queued queued -> true;
            case StepState.Running running -> true;
            case StepState.Succeeded succeeded -> true;
            case StepState.Cached cached -> true;
            case StepState.Skipped skipped -> true;
            case StepState.Failed failed -> true;
            case StepState.Cancelled cancelled -> true;
            case StepState.Lost lost -> false;
        };
    }

    // Back to waiting: the attempt ended badly and the step may try again.
    private static boolean fromHanded(StepState to) {
        return switch (to) {
            case StepState.Waiting waiting -> true;
            case StepState.Preparing preparing -> false;
            case StepState.Queued queued -> true;
            case StepState.Running running -> true;
            case StepState.Succeeded succeeded -> true;
            case StepState.Cached cached -> false;
            case StepState.Skipped skipped -> false;
            case StepState.Failed failed -> true;
            case StepState.Cancelled cancelled -> true;
            case StepState.Lost lost -> true;
        };
    }

    /** Whether a person's "retry failed" begins this step anew. */
    public static boolean reopens(StepState state) {
        return switch (state) {
            case StepState.Failed failed -> true;
            case StepState.Lost lost -> true;
            case StepState.Cancelled cancelled -> true;
            case StepState.Skipped skipped -> true;
            case StepState.Waiting waiting -> false;
            case StepState.Preparing preparing -> false;
            case StepState.Queued queued -> false;
            case StepState.Running running -> false;
            case StepState.Succeeded succeeded -> false;
            case StepState.Cached cached -> false;
        };
    }

    /** Whether a run may go from one state to the other; only "retry failed" leaves an end. */
    public static boolean legal(RunState from, RunState to) {
        return switch (from) {
            case PENDING -> to != RunState.PENDING;
            case RUNNING -> to != RunState.PENDING && to != RunState.RUNNING;
            case CANCELLING -> to.ended();
            case FAILED, CANCELLED -> to == RunState.RUNNING;
            case SUCCEEDED -> false;
        };
    }
}
