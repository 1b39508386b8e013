package io.slipway.mlflow;

import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far a step's token reaches: its own run and the runs nested in it, whatever the depth. */
@Component
class Reach {
    static final String PARENT = "mlflow.parentRunId";
    private static final int DEPTH = 32;
    private final Tracking tracking;

    Reach(Tracking tracking) {
        this.tracking = tracking;
    }

    void mayWrite(Acting acting, String run) {
        String only = acting.onlyRun();
        if (only != null && !below(acting, run, only)) {
            throw Refusal.denied("This token writes only to run " + only + " and runs nested in it, not to " + run);
        }
    }

    void mayCreate(Acting acting, Map<String, String> tags) {
        String only = acting.onlyRun();
        String parent = tags.get(PARENT);
        if (only != null && (parent == null || !below(acting, parent, only))) {
            throw Refusal.denied("This token writes only to run " + only
                    + " and runs nested in it: start the new run with nested=True");
        }
    }

    private boolean below(Acting acting, String run, String only) {
        @Nullable String next = run;
        for (int i = 0; i < DEPTH && next != null; i++) {
            if (next.equals(only)) {
                return true;
            }
            TrackedRun found = tracking.get(acting.project(), next);
            next = found.tags().get(PARENT);
        }
        return false;
    }
}
