package io.slipway.ui.run;

import io.slipway.engine.PipelineRun;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.TrackingException;
import org.springframework.stereotype.Component;

/** Names of experiments for people; a run knows its own by number. */
@Component
class RunExperiments {
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
}
