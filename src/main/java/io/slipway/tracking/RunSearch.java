package io.slipway.tracking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs to find, in MLflow's search language, and which page of them. */
public record RunSearch(
        List<String> experimentIds,
        String filter,
        Lifecycle lifecycle,
        List<String> orderBy,
        int limit,
        @Nullable String pageToken) {}
