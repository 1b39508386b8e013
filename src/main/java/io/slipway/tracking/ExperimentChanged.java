package io.slipway.tracking;

import io.slipway.project.ProjectId;

/** An experiment was made, renamed, deleted, restored or tagged. */
public record ExperimentChanged(ProjectId project, String experiment) {}
