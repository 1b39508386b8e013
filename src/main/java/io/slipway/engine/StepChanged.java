package io.slipway.engine;

import io.slipway.project.ProjectId;

/** A step of a run has another state, or an attempt of it has news. */
public record StepChanged(ProjectId project, String run, String step) {}
