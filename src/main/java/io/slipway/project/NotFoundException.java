package io.slipway.project;

/** There is no such thing, or the caller is a stranger to it: both get the same words, so that nobody learns what exists. */
public class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String sentence) {
        super(sentence);
    }
}
