package io.slipway.pipeline;

/** Something can't be done to a pipeline; the message says in a sentence what was expected, what came and what to do. */
public final class InvalidEditException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidEditException(String sentence) {
        super(sentence);
    }
}
