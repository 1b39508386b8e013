package io.slipway.executor.kubernetes;

import io.slipway.project.ProjectId;
import java.time.Instant;
import java.util.Set;

/**
 * A cluster that an admin added, as admins see it.
 *
 * @param name of the executor
 * @param settings their connection without anything secret
 * @param problem why it cannot be used, in a sentence; empty if nothing is known to stand in the way
 * @param projects that may use it; empty is all
 */
public record KnownCluster(
        String name, ClusterSettings settings, String problem, Set<ProjectId> projects, Instant changed, String by) {
    public KnownCluster {
        projects = Set.copyOf(projects);
    }
}
