package io.slipway.ui.run;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.StepRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes while a run goes on; the graph does not.
 *
 * @param now the server's clock, so that a wrong one in the browser makes no wrong durations
 * @param onServer how it stands on the project's MLflow server; null where the project has none
 */
record LiveRun(
        RunLine run,
        List<StepLine> steps,
        Instant now,
        @Nullable OnServer onServer) {
    static LiveRun of(PipelineRun run, List<StepRun> steps, Instant now, @Nullable OnServer onServer) {
        return new LiveRun(RunLine.of(run), steps.stream().map(StepLine::of).toList(), now, onServer);
    }
}
