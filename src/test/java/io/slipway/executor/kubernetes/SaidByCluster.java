package io.slipway.executor.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An API server that answers what it is told to, each answer once and the last one for ever. What nobody told it is not found. */
final class SaidByCluster implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private record Answer(int code, String body) {}

    SaidByCluster() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** {@code question} is method, path and, for a list, a question mark: {@code GET /api/v1/nodes?}. */
    SaidByCluster says(String question, int code, String body) {
        answers.computeIfAbsent(question, absent -> new ConcurrentLinkedQueue<>())
                .add(new Answer(code, body));
        return this;
    }

    static String status(int code, String message) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d,\"message\":\"%s\"}"
                .formatted(code, message);
    }

    static String list(String kind, String more, String... items) {
        return "{\"kind\":\"%s\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"7\",\"continue\":\"%s\"},\"items\":[%s]}"
                .formatted(kind, more, String.join(",", items));
    }

    Queue<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean list = exchange.getRequestURI().getRawQuery() != null
                    || exchange.getRequestURI().getPath().endsWith("s");
            String question =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + (list ? "?" : "");
            asked.add(question);
            Queue<Answer> left = answers.getOrDefault(question, new ConcurrentLinkedQueue<>());
            Answer next = left.size() > 1 ? left.remove() : left.peek();
            Answer given = next == null ? new Answer(404, status(404, "not found")) : next;
            byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(given.code(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    Cluster cluster() {
        var connection = new ClusterSettings.Connection.Token(
                "http://127.0.0.1:" + server.getAddress().getPort(), "token", "");
        return new Cluster(Connections.open(ClusterSettings.of(connection, "ns", "")), "test", new Watched.Listener() {
            @Override
            public void changed(String job) {}

            @Override
            public void gone(String job, @org.jspecify.annotations.Nullable String uid) {}

            @Override
            public void refused(String job, String message) {}
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
