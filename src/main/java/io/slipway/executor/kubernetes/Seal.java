package io.slipway.executor.kubernetes;

/** Makes text that may lie on the disk of text that may not, for one place. */
interface Seal {
    String seal(String text, String place);

    String open(String sealed, String place);
}
