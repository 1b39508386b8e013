package io.slipway.tracking;

import java.util.Map;

/** A model that a client logged: where its files are and which run made it. Times are milliseconds since 1970. */
public record LoggedModel(
        String id,
        String experimentId,
        String name,
        String modelType,
        String sourceRun,
        Status status,
        String artifactUri,
        long created,
        long updated,
        Map<String, String> params,
        Map<String, String> tags) {

    /** Whether all of it is there. */
    public enum Status {
        PENDING,
        READY,
        UPLOAD_FAILED
    }

    /** What a client says of a model before it sends its files. */
    public record Wanted(
            String experimentId,
            String name,
            String modelType,
            String sourceRun,
            Map<String, String> params,
            Map<String, String> tags) {}
}
