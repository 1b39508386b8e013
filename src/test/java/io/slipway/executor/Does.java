package io.slipway.executor;

/** What a step of a test does; each kind of executor has its own way to do it. */
public sealed interface Does {
    record Ends(int code) implements Does {}

    /** Waits until the test opens its gate, then ends. */
    record Waits(int code) implements Does {}

    /** Goes on for longer than any test. */
    record Hangs() implements Does {}

    /** Leaves a file with this text among its outputs and ends well. */
    record Gives(String text) implements Does {}
}
