package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.util.Map;

/** A named collection of runs. The id is a number as text, as MLflow's clients expect; times are milliseconds since 1970. */
public record Experiment(
        ProjectId project,
        String id,
        String name,
        String artifactLocation,
        boolean deleted,
        long created,
        long updated,
        Map<String, String> tags) {}
