package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** The real cluster that KUBECONFIG names, with a namespace of one's own that is gone afterwards. */
public final class TestCluster implements AutoCloseable {
    private final Connection.Kubeconfig connection;
    private final KubernetesClient client;
    private final String namespace =
            "slipway-test-" + UUID.randomUUID().toString().substring(0, 8);

    private TestCluster(Connection.Kubeconfig connection, KubernetesClient client) {
        this.connection = connection;
        this.client = client;
        var _ = client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
    }

    /** Skips the test with a sentence where there is none. */
    public static TestCluster open() {
        String file = System.getenv("KUBECONFIG");
        Assumptions.assumeTrue(
                file != null && Files.exists(Path.of(file)),
                "KUBECONFIG names no file: what needs a Kubernetes cluster is skipped");
        var connection = new Connection.Kubeconfig(text(Path.of(Objects.requireNonNull(file))), "");
        KubernetesClient client = Connections.open(ClusterSettings.of(connection, "", ""));
        Assumptions.assumeTrue(ready(client), "The cluster of KUBECONFIG does not answer: what needs it is skipped");
        return new TestCluster(connection, client);
    }

    private static boolean ready(KubernetesClient client) {
        try {
            return "ok".equals(client.raw("/readyz"));
        } catch (KubernetesClientException away) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** An address of this machine that pods reach. */
    public static String host() {
        return Objects.requireNonNullElse(System.getenv("CLUSTER_HOST_IP"), "127.0.0.1");
    }

    public Connection.Kubeconfig connection() {
        return connection;
    }

    public KubernetesClient client() {
        return client;
    }

    public String namespace() {
        return namespace;
    }

    /** After something of it was away: until a bare Job runs again, for its controllers take a minute and more to look anew. */
    void awaitWhole() {
        Job bare = HelloJob.of(ClusterSettings.of(connection, namespace, ""), namespace, "");
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> client.resource(bare).serverSideApply() != null);
        Job ended = client.resource(bare).waitUntilCondition(HelloJob::over, 4, TimeUnit.MINUTES);
        if (!HelloJob.succeeded(ended)) {
            throw new AssertionError("the cluster does not run a bare Job any more: " + HelloJob.why(client, bare));
        }
        var _ = client.resource(bare).delete();
    }

    @Override
    public void close() {
        var _ = client.namespaces().withName(namespace).delete();
        client.close();
    }
}
