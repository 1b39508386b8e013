package io.slipway.exec;

/** Nothing was run: what was asked for is not understood or no valid pipeline. The message says what to do. */
public class ExecRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExecRefused(String sentence) {
        super(sentence);
    }
}
