package io.slipway.ui.run;

import io.slipway.engine.Attempt;
import io.slipway.engine.PipelineRun;
import io.slipway.executor.AttemptId;
import io.slipway.executor.Executors;
import io.slipway.executor.TimePart;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the time of attempts went to, as the browser gets it. */
@Component
class Parts {
    private final Executors executors;

    Parts(Executors executors) {
        this.executors = executors;
    }

    /** One of them; its kind in lower case. */
    record Part(String kind, Instant from, @Nullable Instant to) {
        static Part of(TimePart part) {
            return new Part(part.kind().name().toLowerCase(Locale.ROOT), part.from(), part.to());
        }
    }

    /** None where the executor tells no more than when it was begun and ended. */
    List<Part> of(PipelineRun run, String step, Attempt attempt) {
        AttemptId id = new AttemptId(run.id(), step, attempt.number());
        return executors
                .parts(run.executor(), id, Objects.requireNonNull(attempt.log().getParent()))
                .stream()
                .map(Part::of)
                .toList();
    }
}
