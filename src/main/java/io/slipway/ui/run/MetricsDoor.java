package io.slipway.ui.run;

import io.slipway.engine.Runs;
import io.slipway.engine.StepMetric;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Summary;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.ui.JsonNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a run measured as a whole. */
@RestController
class MetricsDoor {
    private final Runs runs;
    private final Tracking tracking;

    MetricsDoor(Runs runs, Tracking tracking) {
        this.runs = runs;
        this.tracking = tracking;
    }

    /**
     * The last value of a metric; null stands for NaN.
     *
     * @param step path of the step that measured it; empty where it was logged to the run itself
     */
    record Figure(String name, String step, @Nullable Double latest, long points) {}

    /** By name. */
    @GetMapping("/app/{project}/runs/{run}/metrics")
    @Needs(Permission.VIEW)
    List<Figure> metrics(@PathVariable ProjectId project, @PathVariable String run) {
        String id = runs.get(project, run).id();
        Map<String, StepMetric> owners = runs.measured(project, Set.of(id)).getOrDefault(id, Map.of());
        List<Figure> figures = new ArrayList<>();
        recorded(project, id).forEach((name, summary) -> {
            StepMetric owner = owners.getOrDefault(name, new StepMetric("", name));
            figures.add(new Figure(
                    owner.metric(), owner.step(), JsonNumber.of(summary.latest().value()), summary.points()));
        });
        figures.sort(Comparator.comparing(Figure::name).thenComparing(Figure::step));
        return figures;
    }

    private Map<String, Summary> recorded(ProjectId project, String run) {
        try {
            return tracking.get(project, run).metrics();
        } catch (TrackingException gone) {
            return Map.of();
        }
    }
}
