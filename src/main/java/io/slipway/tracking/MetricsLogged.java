package io.slipway.tracking;

import io.slipway.project.ProjectId;

/** Points of a run were recorded. */
public record MetricsLogged(ProjectId project, String experiment, String run) {}
