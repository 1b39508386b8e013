package io.slipway.ui.editor;

import io.slipway.engine.Engine;
import io.slipway.engine.Runs;
import io.slipway.pipeline.Draft;
import io.slipway.pipeline.Drafts;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Versions;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.ui.RunForm;
import io.slipway.ui.RunForms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs of the draft or of a saved version, and says what is asked for before. */
@RestController
@RequestMapping("/app/{project}/pipelines/{pipeline}/runs")
class StartDoor {
    private final Drafts drafts;
    private final Versions versions;
    private final Engine engine;
    private final Runs runs;
    private final RunForms forms;
    private final Reader reader;

    StartDoor(Drafts drafts, Versions versions, Engine engine, Runs runs, RunForms forms, Reader reader) {
        this.drafts = drafts;
        this.versions = versions;
        this.engine = engine;
        this.runs = runs;
        this.forms = forms;
        this.reader = reader;
    }

    @GetMapping("/form")
    @Needs(Permission.VIEW)
    RunForm form(
            @PathVariable ProjectId project,
            @PathVariable PipelineId pipeline,
            @RequestParam(required = false) @Nullable Integer version) {
        Pipeline content = version == null
                ? drafts.get(project, pipeline).content()
                : versions.get(project, pipeline, version).content();
        return forms.of(project, content, runs.last(project, pipeline));
    }

    @PostMapping
    @Needs(Permission.RUN)
    RunForm.Started start(
            @PathVariable ProjectId project,
            @PathVariable PipelineId pipeline,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestBody RunForm.Filled filled) {
        int number = version == null
                ? ofDraft(project, pipeline)
                : versions.get(project, pipeline, version).number();
        return RunForm.Started.of(engine.start(
                project, filled.fresh(pipeline, number, () -> forms.executor(project, runs.last(project, pipeline)))));
    }

    private int ofDraft(ProjectId project, PipelineId pipeline) {
        Draft draft = drafts.get(project, pipeline);
        refuseErrors(draft.content(), reader.problems(draft));
        return versions.ofDraft(project, pipeline).number();
    }

    // Before a version is made of it: a draft that can't run leaves no trace.
    private static void refuseErrors(Pipeline pipeline, List<Problem> problems) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            Problem first = errors.getFirst();
            String where = first.path().isEmpty() ? "" : Paths.title(pipeline, first.path()) + ": ";
            String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more: see Problems)";
            throw new InvalidEditException("This draft can't run yet. " + where + first.text() + more);
        }
    }
}
