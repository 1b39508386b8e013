package io.slipway.format;

import java.util.List;

/**
 * Something that a pipeline contains and that does not run yet; it is kept and written out again.
 *
 * @param text a sentence that names the steps
 * @param steps their paths; empty if it is about the pipeline as a whole
 */
public record Notice(String text, List<String> steps) {
    public Notice {
        steps = List.copyOf(steps);
    }
}
