package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.executor.SecretMask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the log of one attempt over, live while it runs and the rest when it has ended. */
final class LogFollower {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TRIES = 40;
    private final Cluster cluster;
    private final String namespace;
    private final LogFile file;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean ended;
    private volatile @Nullable LogStream watch;
    private boolean begun;

    LogFollower(Cluster cluster, String namespace, Path folder, SecretMask mask) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.file = new LogFile(folder, mask);
    }

    /** Once; asked again, nothing. */
    synchronized void follow(String pod) {
        if (!begun && !ended) {
            begun = true;
            Thread.ofVirtual().name("log " + pod).start(() -> carry(pod));
        }
    }

    private void carry(String pod) {
        reading.lock();
        try {
            while (!ended) {
                try (LogStream now = cluster.log(namespace, pod, file.since(), true, file)) {
                    watch = now;
                    if (!ended) {
                        now.await();
                    }
                } catch (IOException | RuntimeException away) {
                    LOG.debug("log of {}", pod, away);
                }
                if (!ended) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } finally {
            reading.unlock();
        }
    }

    /** What came so far is all there is to be had. */
    void stop() {
        ended = true;
        LogStream now = watch;
        if (now != null) {
            now.close();
        }
        reading.lock();
        try {
            file.finish();
        } catch (IOException e) {
            LOG.warn("log in {}", namespace, e);
        } finally {
            reading.unlock();
        }
    }

    /** The container has ended: reads what has not come yet. The log never decides how the attempt ended. */
    void finish(String pod) {
        stop();
        for (int tried = 0; tried < TRIES; tried++) {
            try (LogStream rest = cluster.log(namespace, pod, file.since(), false, file)) {
                rest.await();
                file.finish();
                return;
            } catch (KubernetesClientException refused) {
                if (refused.getCode() == Refusals.NOT_FOUND || refused.getCode() == 400) {
                    return;
                }
            } catch (IOException away) {
                LOG.debug("log of {}", pod, away);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        try {
            file.remark("The rest of the log could not be read from the cluster");
        } catch (IOException e) {
            LOG.warn("log of {}", pod, e);
        }
    }
}
