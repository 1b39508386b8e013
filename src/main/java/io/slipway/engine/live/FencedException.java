package io.slipway.engine.live;

/** Another server process has taken over: this one writes nothing any more. */
public class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FencedException(String sentence) {
        super(sentence);
    }
}
