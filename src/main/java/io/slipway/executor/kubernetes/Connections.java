package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Makes clients. What is not said in the settings comes from nowhere else. */
final class Connections {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private Connections() {}

    static KubernetesClient open(ClusterSettings settings) {
        return new KubernetesClientBuilder()
                .withConfig(config(settings.connection()))
                .build();
    }

    private static Config config(Connection connection) {
        Config base = switch (connection) {
            case Connection.InCluster in -> Config.autoConfigure(null);
            case Connection.Kubeconfig file ->
                Config.fromKubeconfig(file.context().isEmpty() ? file.content() : chosen(file));
            case Connection.Token token -> token(token);
        };
        int millis = (int) ANSWER.toMillis();
        return new ConfigBuilder(base)
                .withConnectionTimeout(millis)
                .withRequestTimeout(millis)
                // Whoever asks decides whether to ask again.
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectInterval(500)
                .withWatchReconnectLimit(-1)
                .withWebsocketPingInterval(ANSWER.toMillis())
                .build();
    }

    private static String chosen(Connection.Kubeconfig file) {
        var all = Serialization.unmarshal(file.content(), io.fabric8.kubernetes.api.model.Config.class);
        all.setCurrentContext(file.context());
        return Serialization.asYaml(all);
    }

    private static Config token(Connection.Token token) {
        ConfigBuilder config =
                new ConfigBuilder(Config.empty()).withMasterUrl(token.server()).withOauthToken(token.token());
        if (!token.certificate().isBlank()) {
            config.withCaCertData(
                    Base64.getEncoder().encodeToString(token.certificate().getBytes(StandardCharsets.UTF_8)));
        }
        return config.build();
    }

    /** The address of this machine from which it reaches the cluster: what pods can most likely reach in turn. */
    static InetSocketAddress facing(Connection connection) {
        URI server = URI.create(config(connection).getMasterUrl());
        int port = server.getPort() < 0 ? 443 : server.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), port), (int) ANSWER.toMillis());
            return new InetSocketAddress(socket.getLocalAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The cluster at " + server + " does not answer: " + e.getMessage(), e);
        }
    }

    /** The namespace that Jobs go to where the settings name none. */
    static String namespace(ClusterSettings settings, KubernetesClient client) {
        String own = client.getConfiguration().getNamespace();
        return !settings.namespace().isEmpty() ? settings.namespace() : own == null || own.isEmpty() ? "default" : own;
    }
}
