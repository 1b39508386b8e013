package io.slipway.ui.experiment;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.engine.StepMetric;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.tracking.remote.RunsThere;
import io.slipway.ui.parts.RunWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the comparison of runs reads. */
@RestController
@RequestMapping("/app/{project}/compare")
class CompareDoor {
    private static final int RUNS = 100;
    private static final int CANDIDATES = 30;
    private final Tracking tracking;
    private final Experiments experiments;
    private final Runs runs;
    private final StepTitles titles;
    private final RunsThere there;
    private final Deliveries deliveries;

    CompareDoor(
            Tracking tracking,
            Experiments experiments,
            Runs runs,
            StepTitles titles,
            RunsThere there,
            Deliveries deliveries) {
        this.tracking = tracking;
        this.experiments = experiments;
        this.runs = runs;
        this.titles = titles;
        this.there = there;
        this.deliveries = deliveries;
    }

    /**
     * The runs that were asked for, in that order, and the ids of those that are not there.
     *
     * @param problem why the team's server does not tell of its runs; empty where it does, or was not asked
     */
    record Comparison(List<ComparedRun> runs, List<String> missing, String problem) {}

    /** A run that could be added. */
    record Candidate(String id, String name, long started, String state) {}

    @GetMapping
    @Needs(Permission.VIEW)
    Comparison compare(@PathVariable ProjectId project, @RequestParam(defaultValue = "") String runs) {
        List<TrackedRun> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        for (String id : ids(runs)) {
            if (id.startsWith(RunsThere.MARK)) {
                theirs.add(id.substring(RunsThere.MARK.length()));
            } else {
                find(project, id).ifPresentOrElse(found::add, () -> missing.add(id));
            }
        }
        Set<String> known = new HashSet<>();
        found.forEach(run -> known.add(run.id()));
        Map<String, PipelineRun> pipelines = this.runs.find(project, known);
        Map<String, String> names = new HashMap<>();
        found.forEach(run -> names.computeIfAbsent(
                run.experimentId(), id -> experiments.get(project, id).name()));
        Map<String, Map<String, StepMetric>> owners = this.runs.measured(project, known);
        Map<String, String> pages = deliveries.pages(project, known);
        Map<String, UnaryOperator<String>> read = new HashMap<>();
        List<ComparedRun> compared = new ArrayList<>();
        found.forEach(run -> compared.add(ComparedRun.of(
                run,
                names.getOrDefault(run.experimentId(), ""),
                pipelines.get(run.id()),
                pages.get(run.id()),
                owners.getOrDefault(run.id(), Map.of()),
                titles(pipelines.get(run.id()), read))));
        if (theirs.isEmpty()) {
            return new Comparison(compared, missing, "");
        }
        RunsThere.Found others = there.get(project, theirs);
        others.runs().forEach(run -> compared.add(ComparedRun.of(run)));
        others.missing().forEach(id -> missing.add(RunsThere.MARK + id));
        return new Comparison(compared, missing, others.problem());
    }

    // Compared runs are mostly of one version, which is read once.
    private UnaryOperator<String> titles(@Nullable PipelineRun run, Map<String, UnaryOperator<String>> read) {
        return run == null
                ? UnaryOperator.identity()
                : read.computeIfAbsent(run.pipeline() + "/" + run.version(), version -> titles.of(run));
    }

    static List<String> ids(String runs) {
        return List.of(runs.split(",")).stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .limit(RUNS)
                .toList();
    }

    private Optional<TrackedRun> find(ProjectId project, String id) {
        try {
            return Optional.of(tracking.get(project, id));
        } catch (TrackingException gone) {
            return Optional.empty();
        }
    }

    /** The newest runs of an experiment whose name holds a text. */
    @GetMapping("/candidates")
    @Needs(Permission.VIEW)
    List<Candidate> candidates(
            @PathVariable ProjectId project,
            @RequestParam String experiment,
            @RequestParam(defaultValue = "") String text) {
        TableState state = new TableState("", text, List.of(), "", true, false, false, List.of());
        RunSearch search = new RunQuery(experiment, state).top().window(0, CANDIDATES);
        return tracking.search(project, search).items().stream()
                .map(run -> new Candidate(run.id(), run.name(), run.started(), RunWords.of(run.status())))
                .toList();
    }
}
