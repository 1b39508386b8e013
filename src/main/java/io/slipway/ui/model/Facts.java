package io.slipway.ui.model;

import io.slipway.engine.SystemMetrics;
import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.ui.model.Measured.Point;
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

    /** By name; what was measured of the model on named data says so. */
    record Of(Map<String, Measured> metrics, Map<String, String> params) {
        /** Whether something was measured of the model itself. */
        boolean measuredItself() {
            return metrics.values().stream().anyMatch(measured -> measured.model() != null);
        }
    }

    Of of(ProjectId project, ModelVersion version) {
        Map<String, Point> ofRun = new TreeMap<>();
        Map<String, Point> ofModel = new TreeMap<>();
        Map<String, String> params = new TreeMap<>();
        if (!version.run().isEmpty()) {
            try {
                TrackedRun run = tracking.get(project, version.run());
                run.metrics().forEach((name, summary) -> ofRun.put(name, point(summary.latest())));
                // What the step took of its machine says nothing of the model.
                ofRun.keySet().removeIf(SystemMetrics::hasOfRun);
                params.putAll(run.params());
            } catch (TrackingException gone) {
                // Nothing of it is known any more; the version is there all the same.
            }
        }
        if (!version.loggedModel().isEmpty()) {
            try {
                LoggedModel model = logged.get(project, version.loggedModel());
                model.metrics().forEach(metric -> ofModel.merge(name(metric), point(metric.point()), Facts::later));
                params.putAll(model.params());
            } catch (TrackingException gone) {
                // As above.
            }
        }
        ofModel.keySet().removeIf(SystemMetrics::hasOfRun);
        return new Of(together(ofModel, ofRun), params);
    }

    static Map<String, Measured> together(Map<String, Point> ofModel, Map<String, Point> ofRun) {
        Map<String, Measured> all = new TreeMap<>();
        ofRun.forEach((name, point) -> all.put(name, new Measured(ofModel.get(name), point)));
        ofModel.forEach((name, point) -> all.putIfAbsent(name, new Measured(point, null)));
        return all;
    }

    private static String name(ModelMetric metric) {
        return metric.dataset().isEmpty()
                ? metric.point().name()
                : metric.point().name() + " on " + metric.dataset();
    }

    private static Point point(Metric metric) {
        return new Point(metric.value(), metric.step());
    }

    private static Point later(Point one, Point other) {
        return other.step() >= one.step() ? other : one;
    }
}
