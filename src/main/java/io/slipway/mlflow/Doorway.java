package io.slipway.mlflow;

import io.slipway.project.Caller;
import java.time.Instant;
import java.util.Optional;

/** Who stands at the door: the wiring answers from the token that the security chain has checked. */
@FunctionalInterface
public interface Doorway {
    /** What the current request may act as; empty if it brought no valid token. */
    Optional<Acting> acting();

    /** Since when the step works that this is the token of; empty if nobody knows. */
    default Optional<Instant> since(Caller.RunToken step) {
        return Optional.empty();
    }
}
