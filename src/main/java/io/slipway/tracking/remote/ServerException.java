package io.slipway.tracking.remote;

/** The server did not do what was asked. The message tells people why. */
public class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final String code;

    /** Whether trying again may help. */
    public enum Kind {
        /** Later it may work. */
        AWAY,
        /** It will not work before the credentials or their rights change. */
        LOCKED,
        /** The credentials count, but not for this. */
        DENIED,
        /** It will never work. */
        REFUSED
    }

    public ServerException(Kind kind, String code, String sentence) {
        super(sentence);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether MLflow's error code is this one. */
    public boolean is(String errorCode) {
        return code.equals(errorCode);
    }

    /** Why, for people. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
