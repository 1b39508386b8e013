package io.slipway.pipeline;

import io.slipway.project.ProjectId;

/** The draft has this version now. */
public record DraftChanged(ProjectId project, PipelineId pipeline, long version) {}
