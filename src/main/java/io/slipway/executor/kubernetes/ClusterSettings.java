package io.slipway.executor.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A cluster and how steps run on it.
 *
 * @param namespace where Jobs are made; empty is the connection's own
 * @param namespaces of single projects, by id, where they have others
 * @param address at which pods reach this server; empty is its public address
 * @param courierImage a small image with a shell, curl, tar and sha256sum, for the container that carries files
 * @param security what pods keep to
 * @param user that steps run as; 0 leaves it to the image, which {@link Security#RESTRICTED} does not allow for root
 * @param tolerations as {@code key=value:Effect}, {@code key:Effect}, {@code key} or {@code *}
 * @param serviceAccount empty is the namespace's default, without its token in the pod
 * @param variables of each step, such as {@code PIP_INDEX_URL}, proxies and the like
 * @param caCertificates that steps trust, PEM; they take the place of what images trust. Empty leaves it to the image
 * @param retention how long a Job stays in the cluster after it ended
 * @param grace how long a step has between being asked to end and being killed
 * @param patience how long the helper beside a step goes on trying to reach this server
 */
public record ClusterSettings(
        Connection connection,
        String namespace,
        Map<String, String> namespaces,
        String address,
        String courierImage,
        Security security,
        long user,
        Map<String, String> nodeSelector,
        List<String> tolerations,
        List<String> imagePullSecrets,
        String serviceAccount,
        Map<String, String> variables,
        String caCertificates,
        Duration retention,
        Duration grace,
        Duration patience) {
    public static final String COURIER_IMAGE = "curlimages/curl";
    public static final long USER = 1000;

    public ClusterSettings {
        namespaces = Map.copyOf(namespaces);
        nodeSelector = Map.copyOf(nodeSelector);
        tolerations = List.copyOf(tolerations);
        imagePullSecrets = List.copyOf(imagePullSecrets);
        variables = Map.copyOf(variables);
        // One that was kept before there was this setting has none.
        caCertificates = Objects.requireNonNullElse(caCertificates, "");
    }

    /** The same, reached otherwise. */
    ClusterSettings with(Connection other) {
        return new ClusterSettings(
                other,
                namespace,
                namespaces,
                address,
                courierImage,
                security,
                user,
                nodeSelector,
                tolerations,
                imagePullSecrets,
                serviceAccount,
                variables,
                caCertificates,
                retention,
                grace,
                patience);
    }

    /** Everything else as it usually is. */
    public static ClusterSettings of(Connection connection, String namespace, String address) {
        return new ClusterSettings(
                connection,
                namespace,
                Map.of(),
                address,
                COURIER_IMAGE,
                Security.RESTRICTED,
                USER,
                Map.of(),
                List.of(),
                List.of(),
                "",
                Map.of(),
                "",
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                Duration.ofDays(2));
    }

    /** The Pod Security standard that pods keep to. */
    public enum Security {
        RESTRICTED,
        BASELINE,
        /** Nothing is set: whatever the namespace allows. */
        NAMESPACE
    }

    /** How the cluster is reached. */
    public sealed interface Connection {
        /** With the service account of the pod that this server runs in. */
        record InCluster() implements Connection {}

        /**
         * With a kubeconfig.
         *
         * @param content the file's text
         * @param context empty is its current one
         */
        record Kubeconfig(String content, String context) implements Connection {
            @Override
            public String toString() {
                return "Kubeconfig[" + context + "]";
            }
        }

        /**
         * With a token.
         *
         * @param certificate of the server's authority, PEM; empty is one that this machine trusts
         */
        record Token(String server, String token, String certificate) implements Connection {
            @Override
            public String toString() {
                return "Token[" + server + "]";
            }
        }
    }
}
