package io.slipway.engine.plan;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step run in the tree of a run, as it is on disk.
 *
 * @param id made from the path: the same in every life of the server
 * @param frame id of the frame around it; null in the root
 * @param name the step's in its graph
 * @param position of the step in its graph
 * @param attempts how many were begun
 * @param forgiven how many of them do not count against the retry policy: those before a person said "retry failed"
 * @param notBefore when it may try again
 * @param inputs resolved; empty before that
 * @param open the attempt that was decided on and has not ended; null where there is none
 * @param environment reference of the open attempt's environment
 */
public record Node(
        String id,
        @Nullable String frame,
        String name,
        String path,
        String component,
        boolean holds,
        int position,
        StepState state,
        Instant since,
        @Nullable Instant started,
        @Nullable Instant ended,
        int attempts,
        int forgiven,
        @Nullable Instant notBefore,
        String cacheNote,
        Map<String, Passed> inputs,
        Map<String, Passed> outputs,
        Measured measured,
        @Nullable Attempt open,
        String environment) {

    /** One that waits for the steps before it. */
    public static Node waiting(Place place, String component, boolean holds, Instant now) {
        StepState state = new StepState.Waiting("");
        return new Node(
                StepIds.of(place.path()),
                place.frame(),
                place.name(),
                place.path(),
                component,
                holds,
                place.position(),
                state,
                now,
                null,
                null,
                0,
                0,
                null,
                "",
                Map.of(),
                Map.of(),
                Measured.NOTHING,
                null,
                "");
    }

    /** Where a step stands in the tree. */
    public record Place(@Nullable String frame, String name, String path, int position) {}

    /** This node with some of it changed. */
    public Change change() {
        return new Change(this);
    }

    /** Whether others may use what it gave. */
    public boolean succeeded() {
        return state instanceof StepState.Succeeded || state instanceof StepState.Cached;
    }

    /** Whether it makes the graph around it fail. */
    public boolean failed() {
        return state instanceof StepState.Failed || state instanceof StepState.Lost;
    }
}
