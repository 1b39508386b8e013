package io.slipway.executor.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells the cluster how long Jobs may stay that are not needed any more. Nobody waits for that: it comes a while after
 * the step's end, when those after it have been started.
 */
final class Retiring implements AutoCloseable {
    private static final Duration LATER = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Cluster cluster;
    private final Duration retention;
    private final ScheduledExecutorService timer;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    Retiring(Cluster cluster, Duration retention, ScheduledExecutorService timer) {
        this.cluster = cluster;
        this.retention = retention;
        this.timer = timer;
    }

    /** {@code place} is namespace and name. */
    void add(String place) {
        try {
            if (waiting.add(place)) {
                var _ = timer.schedule(
                        () -> Thread.ofVirtual().name("retire " + place).start(() -> retire(place, true)),
                        LATER.toMillis(),
                        TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException closing) {
            // Found at the next start.
        }
    }

    private void retire(String place, boolean patiently) {
        if (!waiting.remove(place)) {
            return;
        }
        int slash = place.indexOf('/');
        String namespace = place.substring(0, slash);
        boolean[] tried = {false};
        try {
            var _ = new Asking(() -> cluster.closed() || (tried[0] && !patiently), words -> {}, namespace).until(() -> {
                tried[0] = true;
                return cluster.retire(namespace, place.substring(slash + 1), retention);
            });
        } catch (Asking.Refused left) {
            // It stays until somebody removes it; the step itself is not touched by that.
        }
    }

    /** Those that wait are told now, each once; what fails is found at the next start. */
    @Override
    public void close() {
        List<Thread> last = Set.copyOf(waiting).stream()
                .map(place -> Thread.ofVirtual().start(() -> retire(place, false)))
                .toList();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (Thread one : last) {
                one.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
