package io.slipway.tracking.remote;

/**
 * One thing that was tried of a server.
 *
 * @param what was tried, in a few words
 * @param says what was found, or what is missing and what to do
 */
public record Check(String what, Result result, String says) {
    public enum Result {
        GOOD,
        /** Forwarding works without it, but something will be missed. */
        DOUBTFUL,
        BAD
    }
}
