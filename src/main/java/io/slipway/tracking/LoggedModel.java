package io.slipway.tracking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Map<String, String> tags,
        List<ModelMetric> metrics) {

    /** Whether all of it is there. */
    public enum Status {
        PENDING,
        READY,
        UPLOAD_FAILED
    }

    /** A search: a filter in MLflow's language; metrics count as measured on these data, on any if none are named. */
    public record Search(
            List<String> experimentIds,
            String filter,
            List<OnData> data,
            List<Order> orderBy,
            int limit,
            @Nullable String pageToken) {}

    /** Data by name, and by digest if one is given. */
    public record OnData(String dataset, @Nullable String digest) {}

    /** A field to sort by; a metric as measured on some data, if named. */
    public record Order(
            String field, boolean ascending, @Nullable OnData data) {}

    /** What a client says of a model before it sends its files. */
    public record Wanted(
            String experimentId,
            String name,
            String modelType,
            String sourceRun,
            Map<String, String> params,
            Map<String, String> tags) {}
}
