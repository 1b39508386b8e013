package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One namespace as its watches tell it: our Jobs, their pods, and why pods can't be made. */
final class Watched implements AutoCloseable {
    static final String JOB_NAME = "batch.kubernetes.io/job-name";
    private static final Logger log = LoggerFactory.getLogger(Watched.class);
    private static final String JOBS = "job";
    private final SharedIndexInformer<Job> jobs;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Event> refusals;
    private final SharedIndexInformer<Event> events;
    private final CompletableFuture<Void> listed;
    private volatile boolean closed;
    private volatile long heard = System.nanoTime();
    private volatile String complaint = "";

    /** Hears of a Job by its name. */
    interface Listener {
        void changed(String job);

        /** It is not in the cluster any more. */
        void gone(String job, @Nullable String uid);

        void refused(String job, String message);
    }

    Watched(KubernetesClient client, String namespace, String installation, Listener listener) {
        jobs = client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel(Names.INSTALLATION, installation)
                .runnableInformer(0);
        pods = client.pods()
                .inNamespace(namespace)
                .withLabel(Names.INSTALLATION, installation)
                .runnableInformer(0);
        pods.addIndexers(Map.of(JOBS, pod -> jobName(pod).stream().toList()));
        refusals = client.v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.kind", "Job")
                .withField("reason", "FailedCreate")
                .runnableInformer(0);
        events = client.v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.kind", "Pod")
                .runnableInformer(0);
        events.addIndexers(
                Map.of(JOBS, event -> List.of(jobOf(event.getInvolvedObject().getName()))));
        jobs.addEventHandler(handler(
                job -> listener.changed(job.getMetadata().getName()),
                job -> listener.gone(
                        job.getMetadata().getName(), job.getMetadata().getUid())));
        pods.addEventHandler(handler(
                pod -> jobName(pod).ifPresent(listener::changed),
                pod -> jobName(pod).ifPresent(listener::changed)));
        refusals.addEventHandler(handler(
                event -> listener.refused(event.getInvolvedObject().getName(), String.valueOf(event.getMessage())),
                event -> {}));
        Stream.of(jobs, pods, refusals, events)
                .forEach(informer -> informer.exceptionHandler((started, problem) -> {
                    heard = System.nanoTime();
                    say(namespace, problem);
                    return !closed;
                }));
        listed = CompletableFuture.allOf(
                jobs.start().toCompletableFuture(), pods.start().toCompletableFuture());
        var _ = refusals.start();
        var _ = events.start();
    }

    // Asked again and again, it says the same again and again.
    private void say(String namespace, Throwable problem) {
        String said = Refusals.said(problem);
        if (!closed && !said.equals(complaint)) {
            complaint = said;
            log.info("What happens in the namespace {} can't be watched: {}; trying again", namespace, said);
        }
    }

    private static <T extends HasMetadata> ResourceEventHandler<T> handler(Consumer<T> there, Consumer<T> gone) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T one) {
                there.accept(one);
            }

            @Override
            public void onUpdate(T before, T one) {
                there.accept(one);
            }

            @Override
            public void onDelete(T one, boolean missed) {
                gone.accept(one);
            }
        };
    }

    private static Optional<String> jobName(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null ? Optional.empty() : Optional.ofNullable(labels.get(JOB_NAME));
    }

    // A pod is called like its Job with five letters behind.
    private static String jobOf(@Nullable String pod) {
        return pod == null ? "" : pod.replaceFirst("-[a-z0-9]{5}$", "");
    }

    /** What happened to the pods of a Job, in no order. */
    List<Event> events(String job) {
        return events.getIndexer().byIndex(JOBS, job);
    }

    /** When the cluster has said once all that there is. */
    void whenListed(Runnable look) {
        // Not on the thread that completes the list: whoever looks may ask the cluster, whose answer needs that thread.
        var _ = listed.thenRunAsync(
                look, task -> Thread.ofVirtual().name("look").start(task));
    }

    /**
     * Whether its first lists neither came nor failed in so long a time: an answer that got lost on the way never comes,
     * and the client waits for it for ever.
     */
    boolean stuck(Duration patience) {
        return !listed.isDone() && System.nanoTime() - heard > patience.toNanos();
    }

    /** Whether the cluster has said once all that there is. */
    boolean listed() {
        return listed.isDone();
    }

    /** Whoever waits for the list of this one is served with that of another in its place. */
    void replacedBy(Watched other) {
        other.whenListed(() -> listed.complete(null));
        close();
    }

    /** Whether what is known here is kept up to date at this moment. */
    boolean current() {
        return jobs.isWatching() && pods.isWatching();
    }

    Optional<Job> job(String name) {
        return jobs.getStore().list().stream()
                .filter(job -> job.getMetadata().getName().equals(name))
                .findFirst();
    }

    List<Job> jobs() {
        return jobs.getStore().list();
    }

    /** The youngest; there is only one, unless somebody made another. */
    Optional<Pod> pod(String job) {
        return pods.getIndexer().byIndex(JOBS, job).stream()
                .max((one, other) -> one.getMetadata()
                        .getCreationTimestamp()
                        .compareTo(other.getMetadata().getCreationTimestamp()));
    }

    @Override
    public void close() {
        closed = true;
        Stream.of(jobs, pods, refusals, events).forEach(SharedIndexInformer::stop);
    }
}
