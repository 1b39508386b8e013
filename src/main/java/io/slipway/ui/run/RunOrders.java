package io.slipway.ui.run;

import io.slipway.engine.Engine;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunRequest;
import io.slipway.engine.Runs;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a person orders on the page of a run. */
@RestController
@RequestMapping("/app/{project}/runs/{run}")
class RunOrders {
    private final Engine engine;
    private final Runs runs;

    RunOrders(Engine engine, Runs runs) {
        this.engine = engine;
        this.runs = runs;
    }

    /** What the repeated run is given; what is left out takes its default. */
    record Rerun(
            @Nullable Map<String, JsonNode> arguments,
            @Nullable String experiment,
            boolean cache,
            @Nullable String executor) {}

    /** The new run and where it is seen. */
    record Started(String run, String address) {}

    /** A run's new name. */
    record Title(@Nullable String title) {}

    @PostMapping("/stop")
    @Needs(Permission.RUN)
    Map<String, Object> stop(@PathVariable ProjectId project, @PathVariable String run) {
        engine.stop(project, run);
        return Map.of();
    }

    @PostMapping("/retry")
    @Needs(Permission.RUN)
    Map<String, Object> retry(@PathVariable ProjectId project, @PathVariable String run) {
        engine.retryFailed(project, run);
        return Map.of();
    }

    @PostMapping("/rerun")
    @Needs(Permission.RUN)
    Started rerun(@PathVariable ProjectId project, @PathVariable("run") String id, @RequestBody Rerun wanted) {
        PipelineRun run = runs.get(project, id);
        Map<String, JsonNode> arguments = wanted.arguments() == null ? run.arguments() : wanted.arguments();
        String experiment =
                wanted.experiment() == null ? "" : wanted.experiment().strip();
        String executor = wanted.executor() == null ? run.executor() : wanted.executor();
        PipelineRun started = engine.start(
                project,
                new RunRequest(run.pipeline(), run.version(), arguments, experiment, wanted.cache(), id, executor));
        return new Started(started.id(), "p/" + project + "/runs/" + started.id());
    }

    @PostMapping("/rename")
    @Needs(Permission.EDIT)
    Map<String, Object> rename(@PathVariable ProjectId project, @PathVariable String run, @RequestBody Title wanted) {
        runs.rename(project, run, wanted.title() == null ? "" : wanted.title().strip());
        return Map.of();
    }

    @PostMapping("/delete")
    @Needs(Permission.EDIT)
    Map<String, Object> delete(@PathVariable ProjectId project, @PathVariable String run) {
        runs.delete(project, run);
        return Map.of();
    }

    @PostMapping("/restore")
    @Needs(Permission.EDIT)
    Map<String, Object> restore(@PathVariable ProjectId project, @PathVariable String run) {
        runs.restore(project, run);
        return Map.of();
    }
}
