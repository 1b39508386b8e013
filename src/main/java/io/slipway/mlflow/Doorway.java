package io.slipway.mlflow;

import java.util.Optional;

/** Who stands at the door: the wiring answers from the token that the security chain has checked. */
@FunctionalInterface
public interface Doorway {
    /** What the current request may act as; empty if it brought no valid token. */
    Optional<Acting> acting();
}
