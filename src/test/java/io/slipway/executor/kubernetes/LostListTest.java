package io.slipway.executor.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An API server that takes a request and never answers it. */
class LostListTest {
    private final AtomicInteger lists = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void aListThatNeverComesIsAskedForAgain() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", this::answer);
            server.start();
            try (KubernetesClient client = new KubernetesClientBuilder()
                            .withConfig(new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                                    .withMasterUrl("http://127.0.0.1:"
                                            + server.getAddress().getPort())
                                    .build())
                            .build();
                    Cluster cluster = new Cluster(client, "test", new Deaf())) {
                var _ = cluster.watch("here");
                Awaitility.await().until(() -> lists.get() == 1);
                Assertions.assertThat(cluster.renew(Duration.ofMinutes(1))).isFalse();
                Assertions.assertThat(cluster.renew(Duration.ZERO)).isTrue();
                Awaitility.await().until(() -> lists.get() == 2);
            } finally {
                over.countDown();
                server.stop(0);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        boolean watch = asked.contains("watch=true");
        boolean lost = !watch && asked.contains("/jobs") && lists.incrementAndGet() == 1;
        if (lost || watch) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        byte[] none = "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, none.length);
        exchange.getResponseBody().write(none);
        exchange.close();
    }

    private static final class Deaf implements Watched.Listener {
        @Override
        public void changed(String job) {}

        @Override
        public void gone(String job, @Nullable String uid) {}

        @Override
        public void refused(String job, String message) {}
    }
}
