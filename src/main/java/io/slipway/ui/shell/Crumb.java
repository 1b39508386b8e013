package io.slipway.ui.shell;

/**
 * A place on the way to a page.
 *
 * @param address relative to the root, without a leading slash; empty for the page itself
 */
public record Crumb(String word, String address) {
    public static Crumb here(String word) {
        return new Crumb(word, "");
    }
}
