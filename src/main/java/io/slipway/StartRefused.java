package io.slipway;

/** Slipway cannot start here; the sentence says what was expected, what is there and what to do. */
class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String sentence) {
        super(sentence);
    }
}
