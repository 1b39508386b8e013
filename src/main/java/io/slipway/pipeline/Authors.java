package io.slipway.pipeline;

import io.slipway.project.Access;
import io.slipway.project.Caller;
import org.springframework.stereotype.Component;

/** Under which name somebody's edits and versions are kept. */
@Component
class Authors {
    private final Access access;

    Authors(Access access) {
        this.access = access;
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
