package io.slipway.ui.runs;

import io.slipway.engine.PipelineRun;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts beside runs what they measured. */
@Component
class RunMetrics {
    private final Tracking tracking;

    RunMetrics(Tracking tracking) {
        this.tracking = tracking;
    }

    /** A row for each run, asked for together. */
    List<RunRow> rows(ProjectId project, List<PipelineRun> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, Double>> measured = new HashMap<>();
        for (TrackedRun run : tracking.search(project, search(runs)).items()) {
            Map<String, Double> latest = new TreeMap<>();
            run.metrics()
                    .forEach(
                            (name, summary) -> latest.put(name, summary.latest().value()));
            measured.put(run.id(), latest);
        }
        return runs.stream()
                .map(run -> new RunRow(run, measured.getOrDefault(run.id(), Map.of())))
                .toList();
    }

    private static RunSearch search(List<PipelineRun> runs) {
        List<String> experiments =
                runs.stream().map(PipelineRun::experiment).distinct().toList();
        String ids = runs.stream().map(run -> "'" + run.id() + "'").collect(Collectors.joining(","));
        return new RunSearch(
                experiments, "attributes.run_id IN (" + ids + ")", Lifecycle.ALL, List.of(), runs.size(), null);
    }
}
