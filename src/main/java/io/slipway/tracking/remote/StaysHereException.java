package io.slipway.tracking.remote;

/** A change of something that others have on the server, or that was imported from there: the change stays here, and that is no failure. */
final class StaysHereException extends ServerException {
    private static final long serialVersionUID = 1L;

    StaysHereException(String what) {
        super(Kind.REFUSED, "", "the " + what + " is others' on the server: what is changed of it here stays here");
    }
}
