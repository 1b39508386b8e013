package io.slipway.ui.logged;

import io.slipway.project.ProjectId;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.ui.parts.NameDialog;
import io.slipway.ui.parts.Toast;
import org.springframework.stereotype.Component;

/** What a person does with a logged run on its page; says afterwards what was done, and how to take it back. */
@Component
class LoggedRunDeeds {
    private final Tracking tracking;

    LoggedRunDeeds(Tracking tracking) {
        this.tracking = tracking;
    }

    void rename(ProjectId project, String id) {
        String name = tracking.get(project, id).name();
        new NameDialog("Rename " + name, name, "Rename", wanted -> {
                    rename(project, id, wanted);
                    Toast.undo("Renamed to " + wanted, () -> rename(project, id, name));
                })
                .open();
    }

    private void rename(ProjectId project, String id, String name) {
        tracking.update(project, id, new RunUpdate(null, null, name));
    }

    void delete(ProjectId project, String id) {
        TrackedRun run = tracking.get(project, id);
        tracking.delete(project, id);
        Toast.undo(run.name() + " is deleted", () -> tracking.restore(project, id));
    }

    void restore(ProjectId project, String id) {
        TrackedRun run = tracking.get(project, id);
        tracking.restore(project, id);
        Toast.undo(run.name() + " is back", () -> tracking.delete(project, id));
    }
}
