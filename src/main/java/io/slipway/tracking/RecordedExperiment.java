package io.slipway.tracking;

import io.slipway.project.ProjectId;

/** What was changed of an experiment, told like {@link Recorded}. */
public sealed interface RecordedExperiment {
    ProjectId project();

    String experiment();

    record Renamed(ProjectId project, String experiment, String from, String to) implements RecordedExperiment {}

    /** Deleted with its runs, or restored. */
    record Deleted(ProjectId project, String experiment, boolean deleted) implements RecordedExperiment {}
}
