package io.slipway.pipeline;

import io.slipway.project.ProjectId;

/** A pipeline was made, renamed, deleted, brought back or got a new version. */
public record PipelineChanged(ProjectId project, PipelineId pipeline) {}
