package io.slipway.executor;

/** Files could not be carried. */
public class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean again;

    /** {@code again} says whether it may go better later. */
    public TransferException(String sentence, boolean again) {
        super(sentence);
        this.again = again;
    }

    public boolean again() {
        return again;
    }
}
