package io.slipway.artifact;

/** Bytes can't be taken or given; the message says what was expected, what came and what to do. */
public class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArtifactException(String sentence) {
        super(sentence);
    }
}
