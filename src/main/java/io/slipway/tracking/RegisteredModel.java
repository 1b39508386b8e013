package io.slipway.tracking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name in a project's registry with the newest version of each stage; aliases point at versions. Times are milliseconds
 * since 1970.
 *
 * @param updated as MLflow counts it, which is not told of aliases and tags
 * @param changed when anything of it changed
 * @param changedBy who did that; empty if nobody knows any more
 */
public record RegisteredModel(
        String name,
        @Nullable String description,
        long created,
        long updated,
        long changed,
        String changedBy,
        List<ModelVersion> latest,
        Map<String, String> tags,
        Map<String, Long> aliases) {
    /** The number of the newest version; 0 if it has none. */
    public long newest() {
        return latest.stream().mapToLong(ModelVersion::version).max().orElse(0);
    }
}
