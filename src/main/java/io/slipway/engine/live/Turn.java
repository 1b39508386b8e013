package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.plan.Settlement;
import io.slipway.engine.step.CacheKey;
import io.slipway.tracking.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What gathers while one message is handled: the run as it will be, and what is to be done once that is on disk. */
final class Turn {
    private final RunImage before;
    private final Instant now;
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<Commit.Tried> tried = new ArrayList<>();
    private final List<Commit.Keyed> keys = new ArrayList<>();
    private final List<Commit.Keyed> results = new ArrayList<>();
    private final List<Metric> points = new ArrayList<>();
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();
    private RunImage image;
    private @Nullable Instant wake;

    Turn(RunImage image, Instant now) {
        before = image;
        this.image = image;
        this.now = now;
    }

    RunImage image() {
        return image;
    }

    Instant now() {
        return now;
    }

    void put(Node node) {
        image = image.with(node);
        changed.add(node.id());
    }

    void put(PipelineRun run) {
        image = image.with(run);
    }

    void take(Settlement settlement) {
        image = settlement.image();
        changed.addAll(settlement.changed());
        wakeAt(settlement.wake());
    }

    void tried(String step, Attempt attempt, String environment) {
        tried.add(new Commit.Tried(step, attempt, environment));
    }

    void key(String step, CacheKey key) {
        keys.add(new Commit.Keyed(step, key));
    }

    void result(String step, CacheKey key) {
        results.add(new Commit.Keyed(step, key));
    }

    void record(List<Metric> measured) {
        points.addAll(measured);
    }

    void answer(CompletableFuture<Void> whoAsks) {
        answers.add(whoAsks);
    }

    void wakeAt(@Nullable Instant at) {
        if (at != null && (wake == null || at.isBefore(wake))) {
            wake = at;
        }
    }

    @Nullable
    Instant wake() {
        return wake;
    }

    Set<String> changed() {
        return changed;
    }

    List<CompletableFuture<Void>> answers() {
        return answers;
    }

    boolean changes() {
        return !changed.isEmpty() || !image.run().equals(before.run());
    }

    Commit commit() {
        return new Commit(before, image.at(before.revision() + 1), changed, tried, keys, results, points);
    }
}
