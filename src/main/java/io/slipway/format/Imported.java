package io.slipway.format;

import io.slipway.pipeline.Pipeline;
import java.util.List;

/**
 * What came out of a file.
 *
 * @param notices what the file contains that does not run yet, in sentences; it is kept and written out again
 */
public record Imported(Pipeline pipeline, List<String> notices) {
    public Imported {
        notices = List.copyOf(notices);
    }
}
