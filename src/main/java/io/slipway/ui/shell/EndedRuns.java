package io.slipway.ui.shell;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.project.Projects;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The runs of a person that have ended lately, in whatever project. */
@Component
class EndedRuns {
    private static final int FEW = 10;
    private final Projects projects;
    private final Runs runs;
    private final Clock clock;

    EndedRuns(Projects projects, Runs runs, Clock clock) {
        this.projects = projects;
        this.runs = runs;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** In the order in which they ended. */
    List<PipelineRun> since(String person, Instant time) {
        Runs.Query ended = new Runs.Query(
                Set.of(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED), null, person, null, "", null, FEW);
        return projects.mine().stream()
                .flatMap(project -> runs.list(project.id(), ended).stream())
                .filter(run -> run.ended() != null && run.ended().isAfter(time))
                .sorted(Comparator.comparing(run -> Objects.requireNonNull(run.ended())))
                .toList();
    }
}
