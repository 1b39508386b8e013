package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.executor.kubernetes.Check.Result;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        try {
            List<Right> missing = Right.all().stream()
                    .filter(right -> !right.granted(client, namespace))
                    .toList();
            say("Permissions", missing);
            return missing.stream().noneMatch(Right::needed);
        } catch (KubernetesClientException unasked) {
            say("Permissions", Result.BAD, "The cluster does not say what may be done: " + Refusals.said(unasked));
            return false;
        }
    }

    private void say(String what, List<Right> missing) {
        String where = " in namespace " + namespace;
        String needed = words(missing.stream().filter(Right::needed));
        if (!needed.isEmpty()) {
            say(
                    what,
                    Result.BAD,
                    "Missing" + where + ": " + needed
                            + ". Grant them with a Role and a RoleBinding, as deploy/kubernetes/role.yaml does");
        } else if (!missing.isEmpty()) {
            say(
                    what,
                    Result.DOUBTFUL,
                    "All that every step needs is there" + where + ". "
                            + missing.stream()
                                    .map(right -> "Without " + right + " " + right.without())
                                    .collect(Collectors.joining(". ")));
        } else {
            say(what, Result.GOOD, "All " + Right.all().size() + " that are used are granted" + where);
        }
    }

    private static String words(Stream<Right> rights) {
        return rights.map(Right::toString).collect(Collectors.joining(", "));
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
            remove(job);
        }
    }

    private void remove(Job job) {
        try {
            var _ = client.resource(job).delete();
        } catch (KubernetesClientException away) {
            // The cluster removes it by itself a few minutes after its end.
        }
    }

    private void say(String what, Result result, String says) {
        told.accept(new Check(what, result, says));
    }
}
