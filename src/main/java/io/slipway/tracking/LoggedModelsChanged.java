package io.slipway.tracking;

import io.slipway.project.ProjectId;

/** A model was logged, or taken away. */
public record LoggedModelsChanged(ProjectId project) {}
