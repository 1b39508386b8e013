package io.slipway.tracking;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data that a run read, as MLflow's clients describe it; the source, schema and profile are kept as given. */
public record Dataset(
        String name,
        String digest,
        String sourceType,
        String source,
        @Nullable String schema,
        @Nullable String profile,
        Map<String, String> tags) {}
