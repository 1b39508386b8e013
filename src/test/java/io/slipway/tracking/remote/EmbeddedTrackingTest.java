package io.slipway.tracking.remote;

import io.slipway.Rooms;
import io.slipway.tracking.Metric;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import java.util.List;

/** The contract where a project records here alone. */
class EmbeddedTrackingTest extends TrackingContract {
    @Override
    void prepare(Rooms rooms) {
        // Nothing beside the store.
    }

    @Override
    TrackedRun read(Rooms rooms, String run) {
        return rooms.as(() -> rooms.get(Tracking.class).get(rooms.project(), run));
    }

    @Override
    List<Metric> history(Rooms rooms, String run, String metric) {
        return rooms.as(() -> rooms.get(Tracking.class)
                .history(rooms.project(), run, metric, 1_000, null)
                .items());
    }
}
