package io.slipway.ui.experiment;

import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Metric;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.RunsThere;
import io.slipway.ui.JsonNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Points of metrics for charts, thinned to what a chart can show. */
@RestController
@RequestMapping("/app/{project}/curves")
class CurveDoor {
    private static final int POINTS = 800;
    private static final int RUNS = 200;
    private final Tracking tracking;
    private final RunsThere there;

    CurveDoor(Tracking tracking, RunsThere there) {
        this.tracking = tracking;
        this.there = there;
    }

    /** One measured point, short because there are many: step, milliseconds since 1970, value (null where it was NaN). */
    record Point(long step, long time, @Nullable Double value) {
        static Point of(Metric metric) {
            return new Point(metric.step(), metric.timestamp(), JsonNumber.of(metric.value()));
        }
    }

    /** By metric and run; {@code ?run=} and {@code ?metric=} once for each, because names may hold commas. */
    @GetMapping
    @Needs(Permission.VIEW)
    Map<String, Map<String, List<Point>>> curves(
            @PathVariable ProjectId project, @RequestParam MultiValueMap<String, String> asked) {
        List<String> all =
                asked.getOrDefault("run", List.of()).stream().limit(RUNS).toList();
        List<String> runs =
                all.stream().filter(id -> !id.startsWith(RunsThere.MARK)).toList();
        List<String> theirs = all.stream()
                .filter(id -> id.startsWith(RunsThere.MARK))
                .map(id -> id.substring(RunsThere.MARK.length()))
                .toList();
        Map<String, Map<String, List<Point>>> curves = new LinkedHashMap<>();
        for (String metric : asked.getOrDefault("metric", List.of())) {
            Map<String, List<Point>> ofRuns = new LinkedHashMap<>();
            tracking.sampled(project, runs, metric, null, null, POINTS)
                    .forEach((run, points) ->
                            ofRuns.put(run, points.stream().map(Point::of).toList()));
            if (!theirs.isEmpty()) {
                there.curves(project, theirs, metric, POINTS)
                        .forEach((run, points) -> ofRuns.put(
                                RunsThere.MARK + run,
                                points.stream().map(Point::of).toList()));
            }
            curves.put(metric, ofRuns);
        }
        return curves;
    }
}
