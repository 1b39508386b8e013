package io.slipway.tracking;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Notes who changed a registered model and when, and tells of it after the commit. */
@Component
class Changes {
    private static final int LONGEST = 200;
    private final RegistryStore models;
    private final Gate access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Changes(RegistryStore models, Gate access, ApplicationEventPublisher events, Clock clock) {
        this.models = models;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    void note(Registered what) {
        models.changed(what.model(), who(), clock.millis());
        events.publishEvent(new RegistryChanged(what.project()));
        events.publishEvent(what);
    }

    /** Who asks, as long as there is room for; steps may have long names. */
    String who() {
        String name = access.caller();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
