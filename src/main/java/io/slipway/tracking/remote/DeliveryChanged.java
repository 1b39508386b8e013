package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;

/** What waits for a project's server, or why, is not what it was. */
public record DeliveryChanged(ProjectId project) {}
