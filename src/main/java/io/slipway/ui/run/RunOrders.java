package io.slipway.ui.run;

import io.slipway.engine.Engine;
import io.slipway.engine.Runs;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.ui.RunForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

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
    RunForm.Started rerun(
            @PathVariable ProjectId project, @PathVariable String run, @RequestBody RunForm.Filled filled) {
        return RunForm.Started.of(engine.start(project, filled.again(runs.get(project, run))));
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
