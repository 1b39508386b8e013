package io.slipway.tracking.remote;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mlflow.api.proto.Service;

/**
 * Which points of a batch the server has already, if nobody knows whether it arrived. A server on a database takes an equal
 * point for the one it has; one on files would keep both, and some versions refuse a second NaN.
 */
final class Arrived {
    private static final String PAGE = "25000";
    private final String run;
    private final MlflowApi api;
    private final Map<String, Set<Point>> there = new HashMap<>();

    Arrived(String run, MlflowApi api) {
        this.run = run;
        this.api = api;
    }

    private record Point(long step, long timestamp, long bits) {
        static Point of(Service.Metric metric) {
            // Plus zero, because minus zero comes back as zero.
            return new Point(metric.getStep(), metric.getTimestamp(), Double.doubleToLongBits(metric.getValue() + 0.0));
        }
    }

    void takenFrom(Service.LogBatch.Builder batch) {
        List<Service.Metric> missing = batch.getMetricsList().stream()
                .filter(metric ->
                        !there.computeIfAbsent(metric.getKey(), this::history).contains(Point.of(metric)))
                .toList();
        batch.clearMetrics().addAllMetrics(missing);
    }

    private Set<Point> history(String key) {
        Set<Point> points = new HashSet<>();
        String token = "";
        do {
            Map<String, String> query = token.isEmpty()
                    ? Map.of("run_id", run, "metric_key", key, "max_results", PAGE)
                    : Map.of("run_id", run, "metric_key", key, "max_results", PAGE, "page_token", token);
            Service.GetMetricHistory.Response page = api.get(
                            "metrics/get-history", query, Service.GetMetricHistory.Response.newBuilder())
                    .build();
            page.getMetricsList().forEach(metric -> points.add(Point.of(metric)));
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return points;
    }
}
