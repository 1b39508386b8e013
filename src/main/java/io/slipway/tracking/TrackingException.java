package io.slipway.tracking;

/** What was asked for cannot be done; the message says what was expected and what came, in the words that MLflow's clients know. */
public final class TrackingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The kinds of refusal. */
    public enum Reason {
        INVALID,
        NOT_FOUND,
        EXISTS,
        NOT_ACTIVE,
        FORBIDDEN
    }

    private final Reason reason;

    /** A refusal with its reason and sentence. */
    public TrackingException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static TrackingException invalid(String message) {
        return new TrackingException(Reason.INVALID, message);
    }

    static TrackingException missing(String message) {
        return new TrackingException(Reason.NOT_FOUND, message);
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
