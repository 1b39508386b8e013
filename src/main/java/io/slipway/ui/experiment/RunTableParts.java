package io.slipway.ui.experiment;

import io.slipway.engine.Runs;
import io.slipway.project.Installation;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.RunTables;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import org.springframework.stereotype.Component;

/** The services behind a table of runs, so that the table itself is made with one word. */
@Component
class RunTableParts {
    final Tracking tracking;
    final RunTables tables;
    final Runs runs;
    final RunActions actions;
    final Installation installation;
    private final Experiments experiments;

    RunTableParts(
            Tracking tracking,
            RunTables tables,
            Runs runs,
            RunActions actions,
            Installation installation,
            Experiments experiments) {
        this.tracking = tracking;
        this.tables = tables;
        this.runs = runs;
        this.actions = actions;
        this.installation = installation;
        this.experiments = experiments;
    }

    /** The experiment; what is no id of one is not there, like any other. */
    Experiment find(ProjectId project, String id) {
        try {
            return experiments.get(project, id);
        } catch (TrackingException unknown) {
            throw new NotFoundException("There is no experiment " + id + " in project " + project);
        }
    }
}
