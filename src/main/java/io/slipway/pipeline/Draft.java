package io.slipway.pipeline;

import io.slipway.project.ProjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline in the making, as one person sees it.
 *
 * @param version counts the edits
 * @param undo what undo would take back of this person's, in words; null if nothing
 * @param redo what redo would bring back; null if nothing
 * @param saved the last saved version; null if there is none
 */
public record Draft(
        ProjectId project,
        PipelineId id,
        long version,
        Pipeline content,
        List<Problem> problems,
        @Nullable String undo,
        @Nullable String redo,
        @Nullable Saved saved,
        String changedBy,
        Instant changedAt) {
    public Draft {
        problems = List.copyOf(problems);
    }

    /** The last saved version, and whether the draft differs from it. */
    public record Saved(int number, boolean changed) {}
}
