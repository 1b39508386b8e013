package io.slipway.executor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt's time went to. Parts may lie in one another: an image is pulled while a pod starts.
 *
 * @param to null while it goes on
 */
public record TimePart(Kind kind, Instant from, @Nullable Instant to) {
    /** In the order in which they come. */
    public enum Kind {
        /** Nobody has room for it. */
        QUEUE,
        /** Its place is found, and everything that it needs there is made. */
        START,
        IMAGE,
        INPUTS,
        RUN,
        /** What it gave is brought back. */
        UPLOAD
    }
}
