package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;

/** A transfer of the project stands otherwise than before. */
public record TransferChanged(ProjectId project) {}
