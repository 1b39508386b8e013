package io.slipway.ui.editor;

import io.slipway.pipeline.Draft;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.Permission;
import org.springframework.stereotype.Component;

/** Tells each person what they see of a draft. */
@Component
class Reader {
    private final Access access;

    Reader(Access access) {
        this.access = access;
    }

    DraftAnswer answer(Draft draft) {
        return DraftAnswer.of(
                draft,
                access.may(draft.project(), Permission.EDIT),
                access.may(draft.project(), Permission.RUN),
                person());
    }

    String person() {
        return access.caller() instanceof Caller.Person person ? person.name() : "";
    }
}
