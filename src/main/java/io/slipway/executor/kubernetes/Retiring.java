package io.slipway.executor.kubernetes;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the cluster how long Jobs may stay that are not needed any more, aside from everything else. */
final class Retiring implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Cluster cluster;
    private final Duration retention;
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();

    Retiring(Cluster cluster, Duration retention) {
        this.cluster = cluster;
        this.retention = retention;
    }

    /** {@code place} is namespace and name. */
    void add(String place) {
        int slash = place.indexOf('/');
        String namespace = place.substring(0, slash);
        String job = place.substring(slash + 1);
        Thread thread = Thread.ofVirtual().name("retire " + job).unstarted(() -> {
            try {
                new Asking(cluster::closed, words -> {}, namespace)
                        .until(() -> cluster.retire(namespace, job, retention));
            } catch (Asking.Refused left) {
                // It stays until somebody removes it; the step itself is not touched by that.
            } finally {
                working.remove(Thread.currentThread());
            }
        });
        working.add(thread);
        thread.start();
    }

    /** Lets those end that are at it. */
    @Override
    public void close() {
        try {
            for (Thread thread : working) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
