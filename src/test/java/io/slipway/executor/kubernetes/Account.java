package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;

/** The account of deploy/kubernetes/role.yaml, in the namespace of a test. */
final class Account implements AutoCloseable {
    private final TestCluster cluster;
    private final List<HasMetadata> made;
    private final Connection.Token connection;

    Account(TestCluster cluster) {
        this.cluster = cluster;
        made = cluster.client()
                .load(new ByteArrayInputStream(file().replaceAll("namespace: .*", "namespace: " + cluster.namespace())
                        .replace("slipway-nodes", cluster.namespace())
                        .getBytes(StandardCharsets.UTF_8)))
                .items();
        made.forEach(this::make);
        var config = cluster.client().getConfiguration();
        String token = cluster.client()
                .serviceAccounts()
                .inNamespace(cluster.namespace())
                .withName("slipway")
                .tokenRequest()
                .getStatus()
                .getToken();
        connection = new Connection.Token(
                config.getMasterUrl(),
                token,
                new String(Base64.getDecoder().decode(config.getCaCertData()), StandardCharsets.UTF_8));
        settled(List.of());
    }

    static String file() {
        try {
            return Files.readString(Path.of("deploy/kubernetes/role.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection.Token connection() {
        return connection;
    }

    private void make(HasMetadata one) {
        var _ = cluster.client().resource(one).create();
    }

    /** Takes one right away; {@link #grant} gives it back. */
    void forbid(Right right) {
        for (HasMetadata one : made) {
            List<PolicyRule> rules = switch (one) {
                case Role role -> role.getRules();
                case ClusterRole role -> role.getRules();
                default -> List.of();
            };
            boolean concerned = rules.stream()
                    .filter(rule -> rule.getResources().contains(right.resource()))
                    .anyMatch(rule -> rule.getVerbs().contains(right.verb()));
            if (concerned) {
                replace(rules, right.resource(), right.verb(), "other-than-" + right.verb());
                var _ = cluster.client().resource(one).update();
                replace(rules, right.resource(), "other-than-" + right.verb(), right.verb());
            }
        }
        settled(List.of(right));
    }

    private static void replace(List<PolicyRule> rules, String resource, String verb, String by) {
        rules.stream()
                .filter(rule -> rule.getResources().contains(resource))
                .forEach(rule -> rule.getVerbs().replaceAll(one -> one.equals(verb) ? by : one));
    }

    void grant() {
        made.stream()
                .filter(one -> one instanceof Role || one instanceof ClusterRole)
                .forEach(one -> cluster.client().resource(one).update());
        settled(List.of());
    }

    /** Takes all rights in the namespace away. */
    void revoke() {
        bindings().forEach(one -> cluster.client().resource(one).delete());
        settled(Right.all().stream()
                .filter(right -> !right.resource().equals("nodes"))
                .toList());
    }

    void giveBack() {
        bindings().forEach(this::make);
        settled(List.of());
    }

    private List<HasMetadata> bindings() {
        return made.stream().filter(one -> one instanceof RoleBinding).toList();
    }

    // The API server takes a moment to know of it.
    private void settled(List<Right> missing) {
        try (KubernetesClient client = Connections.open(ClusterSettings.of(connection, "", ""))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> Right.all().stream()
                            .filter(right -> !right.granted(client, cluster.namespace()))
                            .toList()
                            .equals(missing));
        }
    }

    @Override
    public void close() {
        made.forEach(one -> cluster.client().resource(one).delete());
    }
}
