package io.slipway.tracking.remote;

/** The server did not do what was asked. The message tells people why. */
class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final String code;

    enum Kind {
        /** Later it may work. */
        AWAY,
        /** It will not work before the credentials or their rights change. */
        LOCKED,
        /** It will never work. */
        REFUSED
    }

    ServerException(Kind kind, String code, String sentence) {
        super(sentence);
        this.kind = kind;
        this.code = code;
    }

    Kind kind() {
        return kind;
    }

    boolean is(String errorCode) {
        return code.equals(errorCode);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
