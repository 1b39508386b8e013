package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.slipway.executor.kubernetes.Check.Result;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries what steps need of a cluster, up to running one. What comes first decides whether what follows can be tried. */
final class ConnectionTest {
    private static final int PATIENCE_SECONDS = 90;
    // Whatever else answers there gives a page that no reader of versions takes.
    private static final Pattern VERSION = Pattern.compile("\"gitVersion\"\\s*:\\s*\"([^\"]+)\"");
    private final KubernetesClient client;
    private final ClusterSettings settings;
    private final String address;
    private final String namespace;
    private final Consumer<Check> told;

    private ConnectionTest(KubernetesClient client, ClusterSettings settings, String address, Consumer<Check> told) {
        this.client = client;
        this.settings = settings;
        this.address = address;
        this.namespace = Connections.namespace(settings, client);
        this.told = told;
    }

    /** {@code address} is where steps will look for this server. */
    static void run(ClusterSettings settings, String address, Consumer<Check> told) {
        try (KubernetesClient client = Connections.open(settings)) {
            ConnectionTest test = new ConnectionTest(client, settings, address, told);
            if (test.answers() && test.permits()) {
                test.hello();
            }
        }
    }

    private boolean answers() {
        try {
            Matcher version = VERSION.matcher(String.valueOf(client.raw("/version")));
            boolean kubernetes = version.find();
            say(
                    "API server",
                    kubernetes ? Result.GOOD : Result.BAD,
                    kubernetes
                            ? "Kubernetes " + version.group(1) + " at " + client.getMasterUrl()
                            : "What answers at " + client.getMasterUrl() + " is no Kubernetes: check the address");
            return kubernetes;
        } catch (KubernetesClientException e) {
            say(
                    "API server",
                    Result.BAD,
                    Refusals.unreachable(e, client.getMasterUrl().toString()));
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
        Job job = HelloJob.of(settings, namespace, address);
        try {
            Job made = client.resource(job).create();
            Job ended = client.resource(made).waitUntilCondition(HelloJob::over, PATIENCE_SECONDS, TimeUnit.SECONDS);
            Optional<String> alone = HelloJob.unreached(client, ended);
            if (!HelloJob.succeeded(ended) && alone.isEmpty()) {
                say("Hello", Result.BAD, "The Job failed: " + HelloJob.why(client, made));
                return;
            }
            say(
                    "Hello",
                    Result.GOOD,
                    "A Job with a pod of " + settings.courierImage() + " ran in namespace " + namespace);
            if (address.isEmpty()) {
                say(
                        "Storage",
                        Result.BAD,
                        "This server has no address that pods reach: give it here, or set SLIPWAY_PUBLIC_URL");
                return;
            }
            say(
                    "Storage",
                    alone.isEmpty() ? Result.GOOD : Result.BAD,
                    alone.map(why -> "Its pod does not reach this server at " + address + " (" + why
                                    + "), where steps get their inputs and bring their outputs: give the address at"
                                    + " which pods reach it, and let it listen there")
                            .orElse("Its pod reaches this server at " + address
                                    + ", where inputs come from and outputs are kept"));
        } catch (KubernetesClientTimeoutException late) {
            say("Hello", Result.BAD, "The Job does not end: " + HelloJob.why(client, job));
        } catch (KubernetesClientException e) {
            say("Hello", Result.BAD, Refusals.definite(e, namespace).orElseGet(() -> Refusals.passing(e)));
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
