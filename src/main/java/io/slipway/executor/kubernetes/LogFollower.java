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
    private static final Duration LONG_PAUSE = Duration.ofSeconds(5);
    private static final int TRIES_WITHOUT_RIGHT = 3;
    private final Cluster cluster;
    private final String namespace;
    private final LogFile file;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean ended;
    private volatile @Nullable LogStream watch;
    private boolean begun;
    private final Runnable changed;
    private volatile boolean lacking;

    /** {@code changed} is called when {@link #problem} is another. */
    LogFollower(Cluster cluster, String namespace, Path folder, SecretMask mask, Runnable changed) {
        this.changed = changed;
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
                    lacks(false);
                    if (!ended) {
                        now.await();
                    }
                } catch (IOException | RuntimeException away) {
                    LOG.debug("log of {}", pod, away);
                    lacks(away instanceof KubernetesClientException refused && refused.getCode() == Refusals.FORBIDDEN);
                }
                if (!ended) {
                    LockSupport.parkNanos((lacking ? LONG_PAUSE : PAUSE).toNanos());
                }
            }
        } finally {
            reading.unlock();
        }
    }

    private void lacks(boolean now) {
        if (lacking != now) {
            lacking = now;
            if (now) {
                remark("This log can't be read: " + right() + ". Its lines come here then");
            }
            changed.run();
        }
    }

    /** Why nothing comes of what the step writes, and what to do; empty where it comes. */
    String problem() {
        return lacking ? "its log can't be read: " + right() : "";
    }

    private String right() {
        return "the executor's account lacks the right " + Right.LOG + " in the namespace " + namespace
                + ". An admin can grant it, as deploy/kubernetes/role.yaml does";
    }

    private void remark(String text) {
        try {
            file.remark(text);
        } catch (IOException e) {
            LOG.warn("log in {}", namespace, e);
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
        int refusals = 0;
        for (int tried = 0; tried < TRIES && refusals < TRIES_WITHOUT_RIGHT; tried++) {
            try (LogStream rest = cluster.log(namespace, pod, file.since(), false, file)) {
                rest.await();
                file.finish();
                return;
            } catch (KubernetesClientException refused) {
                if (refused.getCode() == Refusals.NOT_FOUND || refused.getCode() == 400) {
                    return;
                }
                refusals += refused.getCode() == Refusals.FORBIDDEN ? 1 : 0;
            } catch (IOException away) {
                LOG.debug("log of {}", pod, away);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        remark(
                refusals == 0
                        ? "The rest of the log could not be read from the cluster"
                        : "The rest of this log could not be read: " + right()
                                + ". While its pod is there: kubectl --namespace " + namespace + " logs " + pod
                                + " --container " + Containers.MAIN);
    }
}
