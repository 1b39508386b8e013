package io.slipway.ui.run;

import io.slipway.engine.Attempt;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.executor.AttemptId;
import io.slipway.executor.Executors;
import io.slipway.executor.PodReport;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the cluster says, or said, of the pod of an attempt. */
@RestController
class PodDoor {
    private static final PodReport NONE = new PodReport("", "", "", false, List.of(), "", List.of());
    private final Runs runs;
    private final Executors executors;

    PodDoor(Runs runs, Executors executors) {
        this.runs = runs;
        this.executors = executors;
    }

    /** Without a namespace where it had no pod. */
    @GetMapping("/app/{project}/runs/{run}/steps/{step}/attempts/{attempt}/pod")
    @Needs(Permission.VIEW)
    PodReport pod(
            @PathVariable ProjectId project,
            @PathVariable("run") String id,
            @PathVariable String step,
            @PathVariable int attempt) {
        PipelineRun run = runs.get(project, id);
        Attempt found = runs.attempt(project, id, step, attempt);
        return executors
                .pod(
                        run.executor(),
                        new AttemptId(id, step, attempt),
                        Objects.requireNonNull(found.log().getParent()))
                .orElse(NONE);
    }
}
