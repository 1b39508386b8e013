package io.slipway.mlflow;

import io.slipway.project.Caller;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Tracking;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The run that an attempt logs to: made when its token first names it, so that steps that log nothing leave none behind. */
@Component
class OwnRun {
    private static final int REMEMBERED = 10_000;
    private final Tracking tracking;
    private final Doorway doorway;
    // Runs are never taken away, so what was once made need not be looked up for each point that is logged.
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    OwnRun(Tracking tracking, Doorway doorway) {
        this.tracking = tracking;
        this.doorway = doorway;
    }

    void touch(Acting acting, Body body) {
        Caller.RunToken step = acting.step();
        if (step != null && body.names(step.trackedRun())) {
            make(step);
        }
    }

    void touch(Acting acting, String address) {
        Caller.RunToken step = acting.step();
        if (step != null && address.contains(step.trackedRun())) {
            make(step);
        }
    }

    private void make(Caller.RunToken step) {
        if (made.contains(step.trackedRun())) {
            return;
        }
        Map<String, String> tags = step.parentRun().isEmpty() ? Map.of() : Map.of(Reach.PARENT, step.parentRun());
        Long since = doorway.since(step).map(Instant::toEpochMilli).orElse(null);
        tracking.ensure(
                step.project(), step.trackedRun(), new NewRun(step.experiment(), step.title(), "", since, tags));
        if (made.size() >= REMEMBERED) {
            made.clear();
        }
        made.add(step.trackedRun());
    }
}
