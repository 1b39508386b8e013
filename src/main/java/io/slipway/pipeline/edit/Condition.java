package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a frame as a person picks it. Both sides are seen from the graph that the frame stands in.
 *
 * @param leftFrom an outer graph that the left side is seen from instead; the frames between hand the value in
 * @param rightFrom the same for the right side
 */
public record Condition(
        Argument left,
        String operator,
        Argument right,
        @Nullable String leftFrom,
        @Nullable String rightFrom) {
    public Condition(Argument left, String operator, Argument right) {
        this(left, operator, right, null, null);
    }
}
