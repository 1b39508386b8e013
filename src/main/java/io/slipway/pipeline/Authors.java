package io.slipway.pipeline;

import io.slipway.project.Access;
import io.slipway.project.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Under which name and time somebody's edits and versions are kept. */
@Component
class Authors {
    private final Access access;
    private final Clock clock;

    Authors(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** As exact as both databases keep it, so that what is answered is what is read later. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    String name() {
        return switch (access.caller()) {
            case Caller.Person person -> person.name();
            case Caller.Newcomer newcomer -> newcomer.name();
            case Caller.PersonalToken token -> token.name();
            case Caller.RunToken token -> token.title();
            case Caller.Engine engine -> "Slipway";
        };
    }
}
