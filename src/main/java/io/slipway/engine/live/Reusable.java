package io.slipway.engine.live;

import io.slipway.engine.Passed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A result that can be taken over.
 *
 * @param trackedRun where its attempt recorded what it logged itself
 */
public record Reusable(String run, int number, String pipeline, String trackedRun, Map<String, Passed> outputs) {
    public Reusable {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
}
