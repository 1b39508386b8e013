package io.slipway.ui.editor;

import io.slipway.pipeline.Draft;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Problems;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.Permission;
import io.slipway.project.ProjectSecret;
import io.slipway.project.ProjectSecrets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells each person what they see of a draft. */
@Component
class Reader {
    private final Access access;
    private final ProjectSecrets secrets;

    Reader(Access access, ProjectSecrets secrets) {
        this.access = access;
        this.secrets = secrets;
    }

    DraftAnswer answer(Draft draft) {
        List<String> names =
                secrets.list(draft.project()).stream().map(ProjectSecret::name).toList();
        return DraftAnswer.of(
                draft,
                problems(draft, Set.copyOf(names)),
                names,
                access.may(draft.project(), Permission.EDIT),
                access.may(draft.project(), Permission.RUN),
                person());
    }

    /** Those of the draft, and what it lacks in its project. */
    List<Problem> problems(Draft draft) {
        return problems(draft, secrets.names(draft.project()));
    }

    private static List<Problem> problems(Draft draft, Set<String> secrets) {
        return Stream.concat(draft.problems().stream(), Problems.missingSecrets(draft.content(), secrets).stream())
                .toList();
    }

    String person() {
        return access.caller() instanceof Caller.Person person ? person.name() : "";
    }
}
