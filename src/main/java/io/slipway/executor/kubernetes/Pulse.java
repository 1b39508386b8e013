package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the API server answers, asked once in a while as long as steps run there: a frozen one says nothing by itself. */
final class Pulse {
    private static final Duration RHYTHM = Duration.ofSeconds(4);
    private final Cluster cluster;
    private final BooleanSupplier needed;
    private final Consumer<Optional<String>> news;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> asked = new AtomicReference<>();
    private volatile @Nullable Away away;

    /** Since when and why it does not answer. */
    private record Away(Instant since, String why) {
        String words() {
            return "unknown since " + Moments.of(since) + ": " + why;
        }
    }

    Pulse(
            Cluster cluster,
            ScheduledExecutorService timer,
            BooleanSupplier needed,
            Consumer<Optional<String>> news,
            Clock clock) {
        this.cluster = cluster;
        this.needed = needed;
        this.news = news;
        this.clock = clock;
        long millis = RHYTHM.toMillis();
        var _ = timer.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        if (!needed.getAsBoolean() && away == null) {
            return;
        }
        Instant before = asked.get();
        if (before != null) {
            silent(before, "the cluster's API server does not answer (for some seconds now)");
            return;
        }
        Thread.ofVirtual().name("pulse").start(this::ask);
    }

    /** Asks now; the sentence that says what is wrong, empty if nothing is. */
    Optional<String> ask() {
        Instant now = clock.instant();
        asked.compareAndSet(null, now);
        try {
            cluster.ping();
            if (away != null) {
                away = null;
                news.accept(Optional.empty());
            }
            return Optional.empty();
        } catch (RuntimeException problem) {
            String said = problem instanceof KubernetesClientException told
                    ? Refusals.passing(told)
                    : "the cluster's API server does not answer (" + Refusals.said(problem) + ")";
            silent(now, said);
            return Optional.of(said);
        } finally {
            asked.set(null);
        }
    }

    /** As far as it was asked. */
    boolean answers() {
        return away == null;
    }

    private void silent(Instant since, String why) {
        Away before = away;
        Away now = before == null ? new Away(since, why) : before;
        away = now;
        news.accept(Optional.of(now.words()));
    }
}
