package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that the account of an executor may do; {@code deploy/kubernetes/role.yaml} grants the same.
 *
 * @param resource with its part, such as {@code pods/log}
 * @param without what can't be done without it; empty if no step runs without
 */
record Right(String verb, String group, String resource, String without) {

    /** Without it steps run, and nobody sees what they print. */
    static final Right LOG = new Right("get", "", "pods/log");

    Right(String verb, String group, String resource) {
        this(verb, group, resource, "");
    }

    /** Whether steps can't do without. */
    boolean needed() {
        return without.isEmpty();
    }

    static List<Right> all() {
        List<Right> all = new ArrayList<>();
        for (String verb : List.of("create", "get", "list", "watch", "patch", "delete")) {
            all.add(new Right(verb, "batch", "jobs"));
        }
        for (String resource : List.of("pods", "events")) {
            all.add(new Right("list", "", resource));
            all.add(new Right("watch", "", resource));
        }
        all.add(LOG);
        all.add(new Right("create", "", "secrets", "steps can't be given secrets"));
        all.add(new Right("list", "", "nodes", "it can't be said how much room the nodes have"));
        return all;
    }

    /** Whether the cluster says so; nodes are in no namespace. */
    boolean granted(KubernetesClient client, String namespace) {
        String[] parts = resource.split("/", 2);
        SelfSubjectAccessReview asked = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(resource.equals("nodes") ? null : namespace)
                .withVerb(verb)
                .withGroup(group)
                .withResource(parts[0])
                .withSubresource(parts.length == 2 ? parts[1] : null)
                .endResourceAttributes()
                .endSpec()
                .build();
        return Boolean.TRUE.equals(client.resource(asked).create().getStatus().getAllowed());
    }

    /** As {@code kubectl auth can-i} takes it. */
    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }
}
