package io.slipway.ui.experiment;

import io.slipway.tracking.Experiment;
import io.slipway.tracking.RunTables;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** An experiment in the list, and what goes on in it. */
record ExperimentRow(Experiment experiment, RunTables.Activity activity) {
    static final Comparator<ExperimentRow> LATEST_FIRST =
            Comparator.comparingLong(ExperimentRow::last).reversed();

    static ExperimentRow of(Experiment experiment, RunTables.@Nullable Activity activity) {
        return new ExperimentRow(experiment, activity == null ? new RunTables.Activity(0, 0, 0) : activity);
    }

    /** When something last happened: a run began, or the experiment itself was made. */
    long last() {
        return Math.max(activity.last(), experiment.created());
    }
}
