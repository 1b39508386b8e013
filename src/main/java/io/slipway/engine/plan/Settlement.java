package io.slipway.engine.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the state of a run without anybody doing anything.
 *
 * @param image after it
 * @param changed ids of nodes that are new or changed
 * @param ready steps that may begin now, inputs resolved; the caller carries them out
 * @param wake when to look again at the latest; null if nothing waits for a time
 */
public record Settlement(
        RunImage image,
        Set<String> changed,
        List<Node> ready,
        @Nullable Instant wake) {
    public Settlement {
        changed = Collections.unmodifiableSet(new LinkedHashSet<>(changed));
        ready = List.copyOf(ready);
    }
}
