package io.slipway.ui.run;

import io.slipway.engine.Attempt;
import io.slipway.engine.StepDetails;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Metric;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.ui.JsonNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The metrics of a step: what its {@code Output[Metrics]} gave, and what its last attempt logged by itself. */
@Component
class StepCurves {
    private static final int POINTS = 500;
    private final Tracking tracking;

    StepCurves(Tracking tracking) {
        this.tracking = tracking;
    }

    /**
     * One metric; its last value is null where it is not a number.
     *
     * @param points step (or index) and value; empty where there is only one
     */
    record Curve(String name, @Nullable Double latest, List<List<Double>> points) {}

    /** By name. */
    List<Curve> of(ProjectId project, String run, StepDetails details) {
        Map<String, Curve> curves = new LinkedHashMap<>();
        Map<String, Summary> recorded =
                find(project, run).map(TrackedRun::metrics).orElse(Map.of());
        String step = details.step().path();
        String prefix = step.substring(step.lastIndexOf('/') + 1) + ".";
        details.metrics().forEach((name, latest) -> {
            String held = recorded.containsKey(prefix + name) ? prefix + name : name;
            curves.put(name, curve(project, run, held, name, latest, recorded.get(held)));
        });
        own(project, details)
                .ifPresent(own -> own.metrics().forEach((name, summary) -> {
                    double latest = summary.latest().value();
                    curves.put(name, curve(project, own.id(), name, name, latest, summary));
                }));
        List<Curve> sorted = new ArrayList<>(curves.values());
        sorted.sort(Comparator.comparing(Curve::name));
        return sorted;
    }

    private Curve curve(
            ProjectId project, String run, String held, String shown, double latest, @Nullable Summary summary) {
        if (summary == null || summary.points() < 2) {
            return new Curve(shown, JsonNumber.of(latest), List.of());
        }
        List<Metric> points = tracking.sampled(project, List.of(run), held, null, null, POINTS)
                .getOrDefault(run, List.of());
        return new Curve(
                shown,
                JsonNumber.of(latest),
                points.stream()
                        .map(point -> List.of((double) point.step(), point.value()))
                        .toList());
    }

    private Optional<TrackedRun> own(ProjectId project, StepDetails details) {
        List<Attempt> newestFirst = details.attempts().reversed();
        return newestFirst.stream()
                .map(Attempt::trackedRun)
                .filter(id -> !id.isEmpty())
                .flatMap(id -> find(project, id).stream())
                .filter(run -> !run.metrics().isEmpty())
                .findFirst();
    }

    private Optional<TrackedRun> find(ProjectId project, String run) {
        try {
            return Optional.of(tracking.get(project, run));
        } catch (TrackingException notMadeYet) {
            return Optional.empty();
        }
    }
}
