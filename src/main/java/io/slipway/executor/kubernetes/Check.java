package io.slipway.executor.kubernetes;

/**
 * One thing that was tried of a cluster.
 *
 * @param what was tried, in a few words
 * @param says what was found, or what is missing and what to do
 */
public record Check(String what, Result result, String says) {
    public enum Result {
        GOOD,
        /** Steps run without it, but something will be missed. */
        DOUBTFUL,
        BAD
    }
}
