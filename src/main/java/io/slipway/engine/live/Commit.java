package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.CacheKey;
import io.slipway.tracking.Metric;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that one message changes, for one transaction.
 *
 * @param changed ids of the nodes of {@code after} that are new or differ
 * @param tried attempts that begin or end in it
 * @param keys keys of the steps that begin in it
 * @param results keys whose steps succeeded in it
 * @param points for the tracked run
 */
public record Commit(
        RunImage before,
        RunImage after,
        Set<String> changed,
        List<Tried> tried,
        List<Keyed> keys,
        List<Keyed> results,
        List<Metric> points) {
    public Commit {
        changed = Collections.unmodifiableSet(new LinkedHashSet<>(changed));
        tried = List.copyOf(tried);
        keys = List.copyOf(keys);
        results = List.copyOf(results);
        points = List.copyOf(points);
    }

    /** An attempt of a step; begins in this commit if it has not ended. */
    public record Tried(String step, Attempt attempt, String environment) {}

    /** The key of a step. */
    public record Keyed(String step, CacheKey cacheKey) {}
}
