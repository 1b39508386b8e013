package io.slipway.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run, as the canvas, the timeline and the list show it. A frame (condition) is one too.
 *
 * @param id of this step run; the executor's {@code AttemptId.step}
 * @param path names of the frames around it and its own: {@code good-enough/deploy}
 * @param frame whether it holds other steps
 * @param attempts how many were begun
 * @param cacheNote why it was or was not taken from the cache, for a person; empty while nobody knows
 * @param since when its state became what it is
 */
public record StepRun(
        String id,
        String path,
        boolean frame,
        StepState state,
        int attempts,
        String cacheNote,
        Instant since,
        @Nullable Instant started,
        @Nullable Instant ended) {}
