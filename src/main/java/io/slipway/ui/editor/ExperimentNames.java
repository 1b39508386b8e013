package io.slipway.ui.editor;

import io.slipway.engine.PipelineRun;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where a run may be recorded: the last run's experiment, or one named like the pipeline, then the others. */
@Component
class ExperimentNames {
    private static final int OFFERED = 200;
    private final Experiments experiments;

    ExperimentNames(Experiments experiments) {
        this.experiments = experiments;
    }

    List<String> offered(ProjectId project, Optional<PipelineRun> last, String pipeline) {
        List<Experiment> active = experiments
                .search(project, "", Lifecycle.ACTIVE_ONLY, List.of("last_update_time DESC"), OFFERED, null)
                .items();
        Stream<String> before = last.stream()
                .flatMap(run -> active.stream().filter(one -> one.id().equals(run.experiment())))
                .map(Experiment::name);
        return Stream.of(before, Stream.of(pipeline), active.stream().map(Experiment::name))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }
}
