package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.executor.kubernetes.Check.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tries what steps need of a cluster, up to running one. What comes first decides whether what follows can be tried. */
final class ConnectionTest {
    private static final int PATIENCE_SECONDS = 90;
    private final KubernetesClient client;
    private final ClusterSettings settings;
    private final String namespace;
    private final Consumer<Check> told;

    private ConnectionTest(KubernetesClient client, ClusterSettings settings, Consumer<Check> told) {
        this.client = client;
        this.settings = settings;
        this.namespace = Connections.namespace(settings, client);
        this.told = told;
    }

    /** What a permission is for: its verb, its group and resource. */
    private record Right(String verb, String group, String resource, boolean needed) {
        @Override
        public String toString() {
            return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
        }
    }

    private static List<Right> rights() {
        List<Right> rights = new ArrayList<>();
        for (String verb : List.of("create", "get", "list", "watch", "patch", "delete")) {
            rights.add(new Right(verb, "batch", "jobs", true));
        }
        for (String verb : List.of("get", "list", "watch")) {
            rights.add(new Right(verb, "", "pods", true));
        }
        rights.add(new Right("get", "", "pods/log", true));
        rights.add(new Right("list", "", "events", true));
        rights.add(new Right("watch", "", "events", true));
        rights.add(new Right("list", "", "nodes", false));
        return rights;
    }

    static void run(ClusterSettings settings, Consumer<Check> told) {
        try (KubernetesClient client = Connections.open(settings)) {
            ConnectionTest test = new ConnectionTest(client, settings, told);
            if (test.answers() && test.permits()) {
                test.hello();
            }
        }
    }

    private boolean answers() {
        try {
            say(
                    "API server",
                    Result.GOOD,
                    "Kubernetes " + client.getKubernetesVersion().getGitVersion() + " at " + client.getMasterUrl());
            return true;
        } catch (KubernetesClientException e) {
            say(
                    "API server",
                    Result.BAD,
                    Refusals.said(e) + ". Check address, credentials and whether this machine reaches it");
            return false;
        }
    }

    private boolean permits() {
        List<String> needed = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (Right right : rights()) {
            if (!allowed(right)) {
                (right.needed() ? needed : wanted).add(right.toString());
            }
        }
        String where = " in namespace " + namespace;
        if (!needed.isEmpty()) {
            say(
                    "Permissions",
                    Result.BAD,
                    "Missing" + where + ": " + String.join(", ", needed)
                            + ". Grant them with a Role and a RoleBinding; deploy/ has one to copy");
        } else if (!wanted.isEmpty()) {
            say(
                    "Permissions",
                    Result.DOUBTFUL,
                    "All that steps need is there" + where + ". Without " + String.join(", ", wanted)
                            + " it can't be said how much room the nodes have");
        } else {
            say("Permissions", Result.GOOD, "All " + rights().size() + " that are used are granted" + where);
        }
        return needed.isEmpty();
    }

    private boolean allowed(Right right) {
        String[] resource = right.resource().split("/", 2);
        SelfSubjectAccessReview asked = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(right.resource().equals("nodes") ? null : namespace)
                .withVerb(right.verb())
                .withGroup(right.group())
                .withResource(resource[0])
                .withSubresource(resource.length == 2 ? resource[1] : null)
                .endResourceAttributes()
                .endSpec()
                .build();
        try {
            return Boolean.TRUE.equals(
                    client.resource(asked).create().getStatus().getAllowed());
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private void hello() {
        Job job = HelloJob.of(settings, namespace);
        try {
            Job made = client.resource(job).create();
            Job ended = client.resource(made).waitUntilCondition(HelloJob::over, PATIENCE_SECONDS, TimeUnit.SECONDS);
            boolean good = HelloJob.succeeded(ended);
            say(
                    "Hello",
                    good ? Result.GOOD : Result.BAD,
                    good
                            ? "A Job with a pod of " + settings.courierImage() + " ran in namespace " + namespace
                            : "The Job failed: " + HelloJob.why(client, made));
        } catch (KubernetesClientException e) {
            say("Hello", Result.BAD, Refusals.said(e) + " " + HelloJob.why(client, job));
        } finally {
            client.resource(job).delete();
        }
    }

    private void say(String what, Result result, String says) {
        told.accept(new Check(what, result, says));
    }
}
