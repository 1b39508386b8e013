package io.slipway.ui.model;

import io.slipway.engine.SystemMetrics;
import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What was measured of a version and what it was made with: by its run, and of the model itself. */
@Component
class Facts {
    private final Tracking tracking;
    private final LoggedModels logged;

    Facts(Tracking tracking, LoggedModels logged) {
        this.tracking = tracking;
        this.logged = logged;
    }

    /** By name. */
    record Of(Map<String, Double> metrics, Map<String, String> params) {}

    Of of(ProjectId project, ModelVersion version) {
        Map<String, Double> metrics = new TreeMap<>();
        Map<String, String> params = new TreeMap<>();
        if (!version.run().isEmpty()) {
            try {
                TrackedRun run = tracking.get(project, version.run());
                run.metrics()
                        .forEach((name, summary) ->
                                metrics.put(name, summary.latest().value()));
                // What the step took of its machine says nothing of the model.
                metrics.keySet().removeIf(SystemMetrics::hasOfRun);
                params.putAll(run.params());
            } catch (TrackingException gone) {
                // Nothing of it is known any more; the version is there all the same.
            }
        }
        if (!version.loggedModel().isEmpty()) {
            try {
                LoggedModel model = logged.get(project, version.loggedModel());
                model.metrics()
                        .forEach(metric -> metrics.put(
                                metric.point().name(), metric.point().value()));
                params.putAll(model.params());
            } catch (TrackingException gone) {
                // As above.
            }
        }
        return new Of(metrics, params);
    }
}
