package io.slipway.engine.step;

/** A step can't go on: its message is the sentence that a person reads as the reason of the failure. */
public class StepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepException(String sentence) {
        super(sentence);
    }
}
