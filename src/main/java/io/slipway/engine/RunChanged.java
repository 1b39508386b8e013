package io.slipway.engine;

import io.slipway.project.ProjectId;

/** A run began, ended, was renamed, deleted or brought back; {@code startedBy} is whom an end is told to. */
public record RunChanged(ProjectId project, String run, RunState state, String startedBy) {}
