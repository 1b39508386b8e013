package io.slipway.ui.editor;

import io.slipway.engine.Engine;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunRequest;
import io.slipway.engine.Runs;
import io.slipway.executor.Executors;
import io.slipway.pipeline.Draft;
import io.slipway.pipeline.Drafts;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Versions;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Starts runs of the draft, and says what is asked for before. */
@RestController
@RequestMapping("/app/{project}/pipelines/{pipeline}/runs")
class StartDoor {
    private final Drafts drafts;
    private final Versions versions;
    private final Engine engine;
    private final Runs runs;
    private final ExperimentNames experiments;
    private final Executors executors;

    StartDoor(
            Drafts drafts,
            Versions versions,
            Engine engine,
            Runs runs,
            ExperimentNames experiments,
            Executors executors) {
        this.drafts = drafts;
        this.versions = versions;
        this.engine = engine;
        this.runs = runs;
        this.experiments = experiments;
        this.executors = executors;
    }

    /** {@code RunForm} in {@code server.ts}. */
    record Form(
            Map<String, Input> inputs,
            Map<String, JsonNode> last,
            List<String> experiments,
            List<Executors.Choice> executors,
            String executor) {}

    /** {@code RunRequest} in {@code server.ts}. */
    record Wanted(
            @Nullable Map<String, JsonNode> arguments,
            @Nullable String experiment,
            boolean cache,
            @Nullable String executor) {}

    /** The new run and where it is seen. */
    record Started(String run, String address) {}

    @GetMapping("/form")
    @Needs(Permission.VIEW)
    Form form(@PathVariable ProjectId project, @PathVariable PipelineId pipeline) {
        Draft draft = drafts.get(project, pipeline);
        Optional<PipelineRun> last = runs.last(project, pipeline);
        return new Form(
                draft.content().root().inputs(),
                last.map(PipelineRun::arguments).orElse(Map.of()),
                experiments.offered(project, last, draft.content().name()),
                executors.choices(project),
                last.map(PipelineRun::executor).orElse(Executors.LOCAL));
    }

    @PostMapping
    @Needs(Permission.RUN)
    Started start(@PathVariable ProjectId project, @PathVariable PipelineId pipeline, @RequestBody Wanted wanted) {
        refuseErrors(drafts.get(project, pipeline));
        RunRequest request = new RunRequest(
                pipeline,
                versions.ofDraft(project, pipeline).number(),
                wanted.arguments() == null ? Map.of() : wanted.arguments(),
                wanted.experiment() == null ? "" : wanted.experiment().strip(),
                wanted.cache(),
                null,
                wanted.executor() == null ? Executors.LOCAL : wanted.executor());
        PipelineRun run = engine.start(project, request);
        return new Started(run.id(), "p/" + project + "/runs/" + run.id());
    }

    // Before a version is made of it: a draft that can't run leaves no trace.
    private static void refuseErrors(Draft draft) {
        List<Problem> errors = draft.problems().stream()
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
