package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.executor.AttemptSpec;
import java.util.Map;
import java.util.Objects;

/** Tells our Jobs from those of others. */
final class Ours {
    private Ours() {}

    /** Makes it; one of the same attempt that is there already is as good, one of anybody else is never touched. */
    static Job create(Cluster cluster, Job job) {
        String namespace = job.getMetadata().getNamespace();
        String name = job.getMetadata().getName();
        try {
            return cluster.create(job);
        } catch (KubernetesClientException problem) {
            if (!Refusals.exists(problem)) {
                throw problem;
            }
        }
        Job there = cluster.job(namespace, name)
                .orElseThrow(() -> new KubernetesClientException("the Job " + name + " went away just now"));
        if (same(there, job)) {
            return there;
        }
        throw new Asking.Refused("There is a Job " + name + " in the namespace " + namespace
                + " already that is not of this step: it is left alone. Remove it, or retry the step");
    }

    private static boolean same(Job there, Job job) {
        return Objects.equals(label(there, Names.INSTALLATION), label(job, Names.INSTALLATION))
                && Objects.equals(attempt(there), attempt(job));
    }

    static boolean is(Job job, AttemptSpec spec) {
        return spec.id().toString().equals(attempt(job));
    }

    private static String label(Job job, String name) {
        Map<String, String> labels = job.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(name, "");
    }

    private static String attempt(Job job) {
        Map<String, String> notes = job.getMetadata().getAnnotations();
        return notes == null ? "" : notes.getOrDefault(Names.WHOLE_ATTEMPT, "");
    }
}
