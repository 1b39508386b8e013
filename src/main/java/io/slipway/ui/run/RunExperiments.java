package io.slipway.ui.run;

import io.slipway.engine.PipelineRun;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.TrackingException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Names of experiments for people; a run knows its own by number. */
@Component
class RunExperiments {
    private static final int OFFERED = 200;
    private final Experiments experiments;

    RunExperiments(Experiments experiments) {
        this.experiments = experiments;
    }

    /** Empty where it is gone. */
    String name(PipelineRun run) {
        try {
            return experiments.get(run.project(), run.experiment()).name();
        } catch (TrackingException gone) {
            return "";
        }
    }

    /** The run's own first, then those changed last. */
    List<String> offered(PipelineRun run) {
        Stream<String> others = experiments
                .search(run.project(), "", Lifecycle.ACTIVE_ONLY, List.of("last_update_time DESC"), OFFERED, null)
                .items()
                .stream()
                .map(Experiment::name);
        return Stream.concat(Stream.of(name(run)), others)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
