package io.slipway.tracking.remote;

/** A change of something that was imported from the server itself. It is others', as far as anybody knows: the change stays here, and that is no failure. */
final class StaysHereException extends ServerException {
    private static final long serialVersionUID = 1L;

    StaysHereException(String what) {
        super(Kind.REFUSED, "", "the " + what + " was imported from this server: what is changed of it stays here");
    }
}
