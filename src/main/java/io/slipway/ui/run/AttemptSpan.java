package io.slipway.ui.run;

import io.slipway.engine.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a try was decided on, began and ended: a bar of the timeline. */
record AttemptSpan(
        int number,
        String state,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended) {

    static AttemptSpan of(Attempt attempt) {
        return new AttemptSpan(
                attempt.number(), attempt.state().word(), attempt.created(), attempt.started(), attempt.ended());
    }
}
