package io.slipway.mlflow;

import io.slipway.project.Caller;
import io.slipway.project.ProjectId;
import org.jspecify.annotations.Nullable;

/** For which project a request acts; a token given to a step writes only to that step's run and the runs below it. */
public record Acting(ProjectId project, Caller.@Nullable RunToken step) {
    @Nullable
    String onlyRun() {
        return step == null ? null : step.trackedRun();
    }
}
