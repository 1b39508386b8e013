package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.util.List;

/** What was recorded of a run, told within the transaction that records it: for whoever keeps a copy elsewhere. */
public sealed interface Recorded {
    ProjectId project();

    String run();

    /** The run is there now. */
    record Begun(ProjectId project, String run) implements Recorded {}

    /** As it is stored: truncated, and without infinities. */
    record Logged(ProjectId project, String run, LogBatch batch) implements Recorded {}

    record Updated(ProjectId project, String run, RunUpdate update) implements Recorded {}

    record Untagged(ProjectId project, String run, String tag) implements Recorded {}

    record DataRead(ProjectId project, String run, List<Dataset> datasets) implements Recorded {}

    record Deleted(ProjectId project, String run, boolean deleted) implements Recorded {}

    /**
     * A file of the run was written or taken away; that itself is no part of the transaction.
     *
     * @param path below the run's artifacts
     */
    record Filed(ProjectId project, String run, String path, boolean there) implements Recorded {}
}
