package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.Load;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What all attempts of one executor share. */
record Surroundings(
        ClusterSettings settings,
        Cluster cluster,
        Supplier<Jobs> jobs,
        Carriage carriage,
        Seal seal,
        BiConsumer<AttemptId, AttemptReport> reports,
        BiConsumer<AttemptId, Load> loads,
        ScheduledExecutorService timer,
        Supplier<Optional<List<Node>>> nodes,
        Consumer<String> retire,
        Clock clock) {

    void at(Instant time, Runnable work) {
        long millis =
                Math.max(0, java.time.Duration.between(clock.instant(), time).toMillis());
        var _ = timer.schedule(() -> Thread.ofVirtual().start(work), millis, TimeUnit.MILLISECONDS);
    }
}
