package io.slipway.ui.run;

import io.slipway.engine.Attempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a try was decided on, began and ended, and what its time went to: bars of the timeline. */
record AttemptSpan(
        int number,
        String state,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        List<Parts.Part> parts) {

    static AttemptSpan of(Attempt attempt, List<Parts.Part> parts) {
        return new AttemptSpan(
                attempt.number(), attempt.state().word(), attempt.created(), attempt.started(), attempt.ended(), parts);
    }
}
