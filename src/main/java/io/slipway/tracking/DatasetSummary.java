package io.slipway.tracking;

import org.jspecify.annotations.Nullable;

/** Data that runs of an experiment read, and for what, such as training. */
public record DatasetSummary(
        String experimentId,
        String name,
        String digest,
        @Nullable String context) {}
