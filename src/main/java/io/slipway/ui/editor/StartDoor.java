package io.slipway.ui.editor;

import io.slipway.engine.Engine;
import io.slipway.engine.Runs;
import io.slipway.pipeline.Drafts;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Versions;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.ui.RunForm;
import io.slipway.ui.RunForms;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs of the draft, and says what is asked for before. */
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
    RunForm form(@PathVariable ProjectId project, @PathVariable PipelineId pipeline) {
        return forms.of(project, drafts.get(project, pipeline).content(), runs.last(project, pipeline));
    }

    @PostMapping
    @Needs(Permission.RUN)
    RunForm.Started start(
            @PathVariable ProjectId project, @PathVariable PipelineId pipeline, @RequestBody RunForm.Filled filled) {
        refuseErrors(reader.problems(drafts.get(project, pipeline)));
        int version = versions.ofDraft(project, pipeline).number();
        return RunForm.Started.of(engine.start(
                project, filled.fresh(pipeline, version, () -> forms.executor(project, runs.last(project, pipeline)))));
    }

    // Before a version is made of it: a draft that can't run leaves no trace.
    private static void refuseErrors(List<Problem> problems) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            Problem first = errors.getFirst();
            String where = first.path().isEmpty() ? "" : first.path() + ": ";
            String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more: see Problems)";
            throw new InvalidEditException("This draft can't run yet. " + where + first.text() + more);
        }
    }
}
