package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.executor.AttemptSpec;
import java.util.List;
import java.util.Optional;

/** Makes, finds and removes the Job of an attempt. What the cluster does not answer, or only in part, is never taken for a no. */
record JobSearch(Cluster cluster, Asking asking, String namespace, AttemptSpec spec) {

    /** What the cluster says of a Job. */
    sealed interface Finding {
        record There(String uid) implements Finding {}

        /** By its name it is not found, and it is in no list. */
        record None() implements Finding {}
    }

    String name() {
        return Names.job(spec.id());
    }

    /** Its id, whoever made it; empty if nobody needs to know any more. {@link Asking.Refused} if there will never be one. */
    Optional<String> make(Job job) {
        return asking.until(() -> Ours.create(cluster, job)).map(JobSearch::uid);
    }

    /**
     * Whether the Job has its Secret and goes on; false if nobody needs to know any more, {@link Asking.Refused} as above.
     */
    boolean give(Secret secret) {
        boolean given = asking.until(() -> {
                    try {
                        return cluster.give(secret);
                    } catch (KubernetesClientException problem) {
                        throw Refusals.secret(problem, namespace);
                    }
                })
                .isPresent();
        return given
                && asking.patiently(() -> cluster.resume(namespace, name())).isPresent();
    }

    /** Empty if nobody needs to know any more. */
    Optional<Finding> find() {
        return asking.patiently(this::ask);
    }

    private Finding ask() {
        Optional<Job> named = cluster.job(namespace, name());
        if (named.isEmpty() && cluster.listed(namespace, name()).isPresent()) {
            throw new KubernetesClientException("it does not find by its name what it lists");
        }
        return named.filter(job -> Ours.is(job, spec))
                .<Finding>map(job -> new Finding.There(uid(job)))
                .orElseGet(Finding.None::new);
    }

    private static String uid(Job job) {
        return job.getMetadata().getUid();
    }

    /** The pods that it has; empty if nobody needs to know any more. */
    Optional<List<Pod>> pods() {
        return asking.patiently(() -> cluster.pods(namespace, name()));
    }

    /** Whether the cluster was told to; it may take a while until it is gone. */
    boolean remove() {
        return asking.patiently(() -> cluster.delete(namespace, name())).isPresent();
    }
}
