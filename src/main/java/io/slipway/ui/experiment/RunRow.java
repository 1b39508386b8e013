package io.slipway.ui.experiment;

import io.slipway.engine.PipelineRun;
import io.slipway.tracking.TrackedRun;
import io.slipway.ui.parts.LoggedRunAddress;
import io.slipway.ui.parts.RunWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in the table. Two rows of the same run are equal, so that a selection outlives a refresh.
 *
 * @param pipeline the pipeline run that it is, if it is one
 * @param parent whether runs are nested in it
 */
record RunRow(TrackedRun run, @Nullable PipelineRun pipeline, boolean parent) {
    String id() {
        return run.id();
    }

    String state() {
        return pipeline != null ? RunWords.of(pipeline.state()) : RunWords.of(run.status());
    }

    Instant started() {
        return Instant.ofEpochMilli(run.started());
    }

    /** From when its time counts: later than its start where it stood still in between. */
    Instant countsFrom() {
        return pipeline != null ? started().plus(pipeline.idle()) : started();
    }

    /** Empty while it goes on. */
    String ended() {
        Long ended = run.ended();
        return ended == null ? "" : Instant.ofEpochMilli(ended).toString();
    }

    String name() {
        return pipeline != null ? pipeline.title() : run.name();
    }

    /** A pipeline's run has a page that shows its steps; any other one that shows what was logged. */
    String address() {
        return pipeline != null ? "p/" + run.project() + "/runs/" + run.id() : LoggedRunAddress.of(run);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunRow row && row.run.id().equals(run.id());
    }

    @Override
    public int hashCode() {
        return run.id().hashCode();
    }
}
