package io.slipway.executor.kubernetes;

import io.slipway.executor.Executors;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import io.slipway.executor.kubernetes.ClusterSettings.Security;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Clusters that the configuration names, {@code slipway.executors.NAME.kubeconfig} and so on. */
@Component
@Lazy(false)
class ConfiguredClusters implements InitializingBean {
    private final Environment environment;
    private final Clusters clusters;
    private final Executors executors;

    ConfiguredClusters(Environment environment, Clusters clusters, Executors executors) {
        this.environment = environment;
        this.clusters = clusters;
        this.executors = executors;
    }

    /**
     * One cluster in the configuration's words.
     *
     * @param kubeconfig a file; without it and without {@code server} the cluster is the one that this server runs in
     * @param token a file that holds it
     */
    record Configured(
            @Nullable Path kubeconfig,
            @DefaultValue("") String context,
            @DefaultValue("") String server,
            @Nullable Path token,
            @Nullable Path certificate,
            @DefaultValue("") String namespace,
            @Nullable Map<String, String> namespaces,
            @DefaultValue("") String address,
            @DefaultValue(ClusterSettings.COURIER_IMAGE) String courierImage,
            @DefaultValue("restricted") Security security,
            @DefaultValue("" + ClusterSettings.USER) long user,
            @Nullable Map<String, String> nodeSelector,
            @Nullable List<String> tolerations,
            @Nullable List<String> imagePullSecrets,
            @DefaultValue("") String serviceAccount,
            @Nullable Map<String, String> variables,
            @Nullable Path caCertificates,
            @DefaultValue("1h") Duration retention,
            @DefaultValue("10s") Duration grace,
            @DefaultValue("2d") Duration patience) {

        ClusterSettings settings() {
            return new ClusterSettings(
                    connection(),
                    namespace,
                    some(namespaces),
                    address.replaceAll("/+$", ""),
                    courierImage,
                    security,
                    user,
                    some(nodeSelector),
                    some(tolerations),
                    some(imagePullSecrets),
                    serviceAccount,
                    some(variables),
                    caCertificates == null ? "" : certificates(caCertificates),
                    retention,
                    grace,
                    patience);
        }

        private Connection connection() {
            if (kubeconfig != null) {
                return new Connection.Kubeconfig(text(kubeconfig), context);
            }
            return server.isEmpty()
                    ? new Connection.InCluster()
                    : new Connection.Token(
                            server,
                            token == null ? "" : text(token).strip(),
                            certificate == null ? "" : text(certificate));
        }

        private static <T> List<T> some(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }

        private static Map<String, String> some(@Nullable Map<String, String> map) {
            return map == null ? Map.of() : map;
        }

        private static String certificates(Path file) {
            String text = text(file);
            Authorities.problem(text).ifPresent(wrong -> {
                throw new IllegalStateException("slipway.executors: " + file + ": " + wrong);
            });
            return text;
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException("slipway.executors: " + file + " can't be read", e);
            }
        }
    }

    @Override
    public void afterPropertiesSet() {
        Binder.get(environment)
                .bind("slipway.executors", Bindable.mapOf(String.class, Configured.class))
                .orElse(Map.of())
                .forEach((name, one) -> executors.put(name, clusters.open(one.settings()), project -> true));
    }
}
