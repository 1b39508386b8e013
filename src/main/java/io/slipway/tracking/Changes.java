package io.slipway.tracking;

import io.slipway.project.ProjectId;
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

    void note(ProjectId project, long model) {
        models.changed(model, who(), clock.millis());
        events.publishEvent(new RegistryChanged(project));
    }

    /** Who asks, as long as there is room for; steps may have long names. */
    String who() {
        String name = access.caller();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
