package io.slipway.tracking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name in a project's registry with the newest version of each stage; aliases point at versions. Times are milliseconds since 1970. */
public record RegisteredModel(
        String name,
        @Nullable String description,
        long created,
        long updated,
        List<ModelVersion> latest,
        Map<String, String> tags,
        Map<String, Long> aliases) {}
