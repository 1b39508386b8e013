package io.slipway.project;

/** The caller may see the thing but not do this with it. */
public class ForbiddenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ForbiddenException(String sentence) {
        super(sentence);
    }
}
