package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The requests that are made of one cluster, and the watches on it. */
final class Cluster implements AutoCloseable {
    private final KubernetesClient client;
    private final String installation;
    private final Watched.Listener listener;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Cluster(KubernetesClient client, String installation, Watched.Listener listener) {
        this.client = client;
        this.installation = installation;
        this.listener = listener;
    }

    Watched watch(String namespace) {
        return watched.computeIfAbsent(namespace, absent -> new Watched(client, absent, installation, listener));
    }

    /** Asks anew for lists that do not come; whether there was one. */
    boolean renew(Duration patience) {
        boolean any = false;
        for (Map.Entry<String, Watched> one : watched.entrySet()) {
            if (one.getValue().stuck(patience) && !closed) {
                Watched fresh = new Watched(client, one.getKey(), installation, listener);
                Watched before = one.setValue(fresh);
                before.replacedBy(fresh);
                any = true;
            }
        }
        return any;
    }

    /** Whether all watches are up to date. */
    boolean current() {
        return watched.values().stream().allMatch(Watched::current);
    }

    Map<String, Watched> watches() {
        return watched;
    }

    /** Throws where the API server does not answer, or something else does. */
    void ping() {
        String said = asked();
        if (said == null || said.startsWith("<")) {
            throw new KubernetesClientException("what answers at " + client.getMasterUrl() + " is no Kubernetes");
        }
    }

    // Who may not ask even that has an answer all the same.
    private @Nullable String asked() {
        try {
            return client.raw("/livez");
        } catch (KubernetesClientException refused) {
            if (refused.getCode() == Refusals.FORBIDDEN) {
                return "forbidden";
            }
            throw refused;
        }
    }

    Job create(Job job) {
        return client.resource(job).create();
    }

    /** One that is there already is ours: it is named like the Job that it belongs to. */
    boolean give(Secret secret) {
        try {
            var _ = client.resource(secret).create();
        } catch (KubernetesClientException problem) {
            if (!Refusals.exists(problem)) {
                throw problem;
            }
        }
        return true;
    }

    /** Its pod is made from now on. */
    boolean resume(String namespace, String name) {
        var _ = client.resource(named(namespace, name))
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":false}}");
        return true;
    }

    // By its name alone it would be read first.
    private static Job named(String namespace, String name) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .build();
    }

    /** The one of that name in a list of them, which the cluster gives whole or not at all. */
    Optional<Job> listed(String namespace, String name) {
        return whole(client.batch()
                        .v1()
                        .jobs()
                        .inNamespace(namespace)
                        .withField("metadata.name", name)
                        .list())
                .stream()
                .findFirst();
    }

    List<Pod> pods(String namespace, String job) {
        return whole(client.pods()
                .inNamespace(namespace)
                .withLabel(Watched.JOB_NAME, job)
                .list());
    }

    // Half a list says nothing of what is not in it.
    private static <T extends HasMetadata> List<T> whole(KubernetesResourceList<T> list) {
        String more = list.getMetadata() == null ? null : list.getMetadata().getContinue();
        if (more != null && !more.isEmpty()) {
            throw new KubernetesClientException("it gave half a list only");
        }
        return list.getItems();
    }

    /** Empty is a 404; that it is not there for sure says {@link #listed} as well. */
    Optional<Job> job(String namespace, String name) {
        return Optional.ofNullable(
                client.batch().v1().jobs().inNamespace(namespace).withName(name).get());
    }

    /** With its pod; it stays to be seen until the pod is gone. */
    boolean delete(String namespace, String name) {
        var _ = client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();
        return true;
    }

    /** From now on the cluster removes it by itself, so long after its end. */
    boolean retire(String namespace, String name, Duration retention) {
        String patch = "{\"spec\":{\"ttlSecondsAfterFinished\":" + retention.toSeconds() + "}}";
        try {
            var _ = client.resource(named(namespace, name)).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != Refusals.NOT_FOUND) {
                throw refused;
            }
        }
        return true;
    }

    /** The log of the step's own container; it is written as it comes, or as far as it is there. */
    LogStream log(String namespace, String pod, String since, boolean follow, OutputStream into) {
        return LogStream.open(client, namespace, pod, since, follow, into);
    }

    /** All nodes; empty where the cluster does not say. */
    Optional<List<Node>> nodes() {
        try {
            return Optional.of(whole(client.nodes().list()));
        } catch (KubernetesClientException unsaid) {
            return Optional.empty();
        }
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        watched.values().forEach(Watched::close);
        client.close();
    }
}
