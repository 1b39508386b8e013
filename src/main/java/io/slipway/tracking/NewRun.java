package io.slipway.tracking;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run begins with. No name means that one is made up; no start means now. */
public record NewRun(
        String experimentId,
        @Nullable String name,
        String user,
        @Nullable Long started,
        Map<String, String> tags) {}
