package io.slipway.ui.experiment;

import io.slipway.engine.PipelineRun;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.TrackedRun;
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
        return pipeline != null ? RunWords.of(pipeline.state()) : word(run.status());
    }

    static String word(RunStatus status) {
        return switch (status) {
            case RUNNING -> "running";
            case SCHEDULED -> "pending";
            case FINISHED -> "succeeded";
            case FAILED -> "failed";
            case KILLED -> "cancelled";
        };
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

    /** A pipeline run has a page of its own; of any other run the comparison shows all there is. */
    String address() {
        String project = "p/" + run.project();
        return pipeline != null ? project + "/runs/" + run.id() : project + "/compare?runs=" + run.id();
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
