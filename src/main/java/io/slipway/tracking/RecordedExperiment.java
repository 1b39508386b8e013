package io.slipway.tracking;

import io.slipway.project.ProjectId;
import org.jspecify.annotations.Nullable;

/** What was changed of an experiment, told like {@link Recorded}. */
public sealed interface RecordedExperiment {
    ProjectId project();

    String experiment();

    record Renamed(ProjectId project, String experiment, String from, String to) implements RecordedExperiment {}

    /**
     * A tag has another value, or is gone.
     *
     * @param before null where there was none
     * @param text null where it was removed
     */
    record Tagged(
            ProjectId project,
            String experiment,
            String tag,
            @Nullable String before,
            @Nullable String text) implements RecordedExperiment {}

    /** Deleted with its runs, or restored. */
    record Deleted(ProjectId project, String experiment, boolean deleted) implements RecordedExperiment {}
}
