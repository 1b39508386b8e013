package io.slipway.tracking;

import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of an experiment with what was recorded of it; metrics by name, each summed up. Times are milliseconds since 1970. */
public record TrackedRun(
        ProjectId project,
        String id,
        String experimentId,
        String name,
        String user,
        RunStatus status,
        long started,
        @Nullable Long ended,
        boolean deleted,
        String artifactUri,
        Map<String, String> params,
        Map<String, String> tags,
        Map<String, Summary> metrics,
        List<Dataset> datasets,
        List<ModelLink> models) {
    /** A run of which nothing is known yet but how it began. */
    static TrackedRun begun(
            ProjectId project,
            String id,
            String experiment,
            String name,
            String user,
            long started,
            String artifactUri,
            Map<String, String> tags) {
        return new TrackedRun(
                project,
                id,
                experiment,
                name,
                user,
                RunStatus.RUNNING,
                started,
                null,
                false,
                artifactUri,
                Map.of(),
                tags,
                Map.of(),
                List.of(),
                List.of());
    }
}
