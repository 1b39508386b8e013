package io.slipway.format;

/** A file that is no pipeline; the message says in a sentence where, what was expected, what came, and what to do. */
public final class InvalidPipelineFile extends RuntimeException {
    public InvalidPipelineFile(String sentence) {
        super(sentence);
    }
}
