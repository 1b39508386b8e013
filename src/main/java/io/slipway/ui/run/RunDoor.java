package io.slipway.ui.run;

import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.format.KfpFile;
import io.slipway.format.Notice;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Versions;
import io.slipway.project.Access;
import io.slipway.project.Needs;
import io.slipway.project.NotFoundException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.tracking.remote.Deliveries;
import io.slipway.ui.RunForm;
import io.slipway.ui.RunForms;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page of a run reads. */
@RestController
@RequestMapping("/app/{project}/runs/{run}")
class RunDoor {
    private final Runs runs;
    private final Versions versions;
    private final RunExperiments experiments;
    private final StepCurves curves;
    private final RunForms forms;
    private final Parts parts;
    private final Access access;
    private final Projects projects;
    private final Deliveries deliveries;
    private final Clock clock;

    RunDoor(
            Runs runs,
            Versions versions,
            RunExperiments experiments,
            StepCurves curves,
            RunForms forms,
            Parts parts,
            Access access,
            Projects projects,
            Deliveries deliveries,
            Clock clock) {
        this.runs = runs;
        this.versions = versions;
        this.experiments = experiments;
        this.curves = curves;
        this.forms = forms;
        this.parts = parts;
        this.access = access;
        this.projects = projects;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Permission.VIEW)
    RunPicture picture(@PathVariable ProjectId project, @PathVariable("run") String id) {
        PipelineRun run = runs.get(project, id);
        Pipeline pipeline = content(run);
        return new RunPicture(
                live(run),
                pipeline,
                pipeline == null
                        ? List.of()
                        : KfpFile.notices(pipeline).stream().map(Notice::text).toList(),
                experiments.name(run),
                previous(run),
                rerun(run),
                projects.settings(project).cache(),
                access.may(project, Permission.RUN),
                access.may(project, Permission.EDIT));
    }

    @GetMapping("/steps")
    @Needs(Permission.VIEW)
    LiveRun live(@PathVariable ProjectId project, @PathVariable("run") String id) {
        return live(runs.get(project, id));
    }

    private LiveRun live(PipelineRun run) {
        return LiveRun.of(
                run,
                runs.steps(run.project(), run.id()),
                clock.instant(),
                deliveries.ofRun(run.project(), run.id()).map(OnServer::of).orElse(null));
    }

    /** The attempts of each step that had any, by the step run's id. */
    @GetMapping("/timeline")
    @Needs(Permission.VIEW)
    Map<String, List<AttemptSpan>> timeline(@PathVariable ProjectId project, @PathVariable("run") String id) {
        PipelineRun run = runs.get(project, id);
        Map<String, List<AttemptSpan>> spans = new LinkedHashMap<>();
        runs.attempts(project, id)
                .forEach((step, attempts) -> spans.put(
                        step,
                        attempts.stream()
                                .map(attempt -> AttemptSpan.of(attempt, parts.of(run, step, attempt)))
                                .toList()));
        return spans;
    }

    @GetMapping("/outputs")
    @Needs(Permission.VIEW)
    Map<String, Passed> outputs(@PathVariable ProjectId project, @PathVariable("run") String id) {
        return runs.outputs(project, id);
    }

    @GetMapping("/steps/{step}")
    @Needs(Permission.VIEW)
    StepPicture step(@PathVariable ProjectId project, @PathVariable("run") String id, @PathVariable String step) {
        PipelineRun run = runs.get(project, id);
        return StepPicture.of(runs.details(project, id, step), attempt -> parts.of(run, step, attempt));
    }

    @GetMapping("/steps/{step}/metrics")
    @Needs(Permission.VIEW)
    List<StepCurves.Curve> metrics(
            @PathVariable ProjectId project, @PathVariable String run, @PathVariable String step) {
        return curves.of(project, run, runs.details(project, run, step));
    }

    @GetMapping("/form")
    @Needs(Permission.VIEW)
    RunForm form(@PathVariable ProjectId project, @PathVariable("run") String id) {
        PipelineRun run = runs.get(project, id);
        Pipeline content = content(run);
        if (content == null) {
            throw new NotFoundException("Version " + run.version() + " of " + run.pipelineName()
                    + " is gone: run the pipeline from its page");
        }
        return forms.of(project, content, Optional.of(run));
    }

    private @Nullable Pipeline content(PipelineRun run) {
        try {
            return versions.get(run.project(), run.pipeline(), run.version()).content();
        } catch (NotFoundException gone) {
            return null;
        }
    }

    private @Nullable RerunOf rerun(PipelineRun run) {
        String earlier = run.rerunOf();
        return earlier == null
                ? null
                : runs.find(run.project(), Set.of(earlier)).values().stream()
                        .findFirst()
                        .map(found -> RerunOf.of(found, run))
                        .orElse(null);
    }

    private @Nullable String previous(PipelineRun run) {
        return runs.list(run.project(), new Runs.Query(Set.of(), run.pipeline(), null, null, "", run.id(), 1)).stream()
                .findFirst()
                .map(PipelineRun::id)
                .orElse(null);
    }
}
