package io.slipway.engine.store;

import io.slipway.engine.StepState;
import java.util.Locale;

/** Step states as two columns: which, and what is to be said of it. */
final class States {
    private static final int LONGEST = 4000;

    private States() {}

    static String kind(StepState state) {
        return state.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    static String text(StepState state) {
        return shortened(state instanceof StepState.Cached cached ? cached.fromRun() : state.reason());
    }

    static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    static StepState read(String kind, String text) {
        return switch (kind) {
            case "WAITING" -> new StepState.Waiting(text);
            case "PREPARING" -> new StepState.Preparing(text);
            case "QUEUED" -> new StepState.Queued(text);
            case "RUNNING" -> new StepState.Running();
            case "SUCCEEDED" -> new StepState.Succeeded();
            case "CACHED" -> new StepState.Cached(text);
            case "SKIPPED" -> new StepState.Skipped(text);
            case "FAILED" -> new StepState.Failed(text);
            case "CANCELLED" -> new StepState.Cancelled(text);
            case "LOST" -> new StepState.Lost(text);
            default -> throw new IllegalStateException("no step state " + kind);
        };
    }
}
