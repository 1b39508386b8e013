package io.slipway.mlflow;

import io.slipway.project.ProjectId;
import org.jspecify.annotations.Nullable;

/** For which project a request acts; a token given to a step writes only to that step's run and the runs below it. */
public record Acting(ProjectId project, @Nullable String onlyRun) {}
