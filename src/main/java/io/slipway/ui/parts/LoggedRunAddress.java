package io.slipway.ui.parts;

import io.slipway.project.ProjectId;
import io.slipway.tracking.TrackedRun;

/** Where the page of a run is that no pipeline made: a notebook's, or one that a step's program logged. */
public final class LoggedRunAddress {
    private LoggedRunAddress() {}

    public static String of(TrackedRun run) {
        return of(run.project(), run.experimentId(), run.id());
    }

    public static String of(ProjectId project, String experiment, String run) {
        return "p/" + project + "/experiments/" + experiment + "/runs/" + run;
    }
}
