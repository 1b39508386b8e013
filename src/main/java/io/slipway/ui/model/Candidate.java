package io.slipway.ui.model;

import io.slipway.engine.GivenModel;
import io.slipway.tracking.LoggedModel;
import java.time.Instant;

/** A model that could be registered. */
record Candidate(What what, String name, Origin origin, Instant made) {
    /** Which one: an output of a step, or a model that a program logged. */
    sealed interface What {
        record Given(String run, String uri) implements What {}

        record Logged(String id) implements What {}
    }

    static Candidate of(GivenModel model, Origin origin) {
        return new Candidate(
                new What.Given(model.run().id(), model.artifact().uri()), model.output(), origin, model.at());
    }

    static Candidate of(LoggedModel model, Origin origin) {
        return new Candidate(new What.Logged(model.id()), model.name(), origin, Instant.ofEpochMilli(model.created()));
    }

    boolean logged() {
        return what instanceof What.Logged;
    }
}
