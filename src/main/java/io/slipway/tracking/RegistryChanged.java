package io.slipway.tracking;

import io.slipway.project.ProjectId;

/** Something of a registered model changed: its name, versions, aliases, tags or description. */
public record RegistryChanged(ProjectId project) {}
