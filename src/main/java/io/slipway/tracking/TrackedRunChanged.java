package io.slipway.tracking;

import io.slipway.project.ProjectId;

/** A tracked run began, ended, was renamed, deleted or restored, or has new parameters or tags. */
public record TrackedRunChanged(ProjectId project, String experiment, String run) {}
