package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.Rooms;
import io.slipway.tracking.Metric;
import io.slipway.tracking.TrackedRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.mlflow.api.proto.Service;

/** The contract where a project records on a server too: read there. */
abstract class RemoteTracking extends TrackingContract {
    abstract RemoteServer server();

    @Override
    void prepare(Rooms rooms) {
        rooms.as(() -> {
            rooms.get(RemoteServers.class).save(rooms.project(), server());
            return true;
        });
    }

    /** The id of the run there, when all is delivered. */
    private String delivered(Rooms rooms, String run) {
        Deliveries deliveries = rooms.get(Deliveries.class);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        rooms.as(() -> deliveries.ofProject(rooms.project())).requests() == 0);
        assertThat(rooms.as(() -> deliveries.ofProject(rooms.project())).reason())
                .isEmpty();
        return rooms.get(RemoteRuns.class).find(server(), run).orElseThrow().id();
    }

    @Override
    TrackedRun read(Rooms rooms, String run) {
        Service.Run there = new MlflowApi(server())
                .get("runs/get", Map.of("run_id", delivered(rooms, run)), Service.GetRun.Response.newBuilder())
                .getRun();
        return Messages.run(rooms.project(), there);
    }

    @Override
    List<Metric> history(Rooms rooms, String run, String metric) {
        return new MlflowApi(server())
                        .get(
                                "metrics/get-history",
                                Map.of("run_id", delivered(rooms, run), "metric_key", metric),
                                Service.GetMetricHistory.Response.newBuilder())
                        .getMetricsList()
                        .stream()
                        .map(point ->
                                new Metric(point.getKey(), point.getValue(), point.getTimestamp(), point.getStep()))
                        .toList();
    }
}
