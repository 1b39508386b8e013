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
        Map<String, String> tags) {
    /** The same of another name. */
    public Experiment named(String other) {
        return new Experiment(project, id, other, artifactLocation, deleted, created, updated, tags);
    }
}
