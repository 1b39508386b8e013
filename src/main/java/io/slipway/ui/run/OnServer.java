package io.slipway.ui.run;

import io.slipway.tracking.remote.Deliveries.Standing;
import io.slipway.ui.parts.DeliveryWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run on the team's MLflow server.
 *
 * @param page of it there; null until it is made
 * @param waiting what is not there yet, in words; empty where all is
 * @param since when that waits
 * @param problem why; empty while it is on its way
 * @param refused what the server will never take and why, in words
 * @param imported whether it came from there, so that what is changed of it stays here
 */
record OnServer(
        @Nullable String page,
        String waiting,
        @Nullable Instant since,
        String problem,
        String refused,
        boolean imported) {
    static OnServer of(Standing standing) {
        return new OnServer(
                standing.page(),
                standing.since() == null ? "" : DeliveryWords.waiting(standing),
                standing.since(),
                standing.problem(),
                standing.refused() == 0 ? "" : DeliveryWords.refused(standing),
                standing.imported());
    }
}
