package io.slipway.tracking.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Stands before a server that speaks MLflow, and does to each call what a test wants: pass it on, fail, or lose the answer. */
public final class UnsteadyServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String behind;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Function<String, Mood> mood = path -> Mood.FINE;

    /** What it does to a call. */
    public enum Mood {
        FINE,
        /** Says 503 and does nothing. */
        UNABLE,
        /** Says 403 and does nothing. */
        UNWILLING,
        /** Does it, and the answer never comes. */
        MUTE
    }

    public UnsteadyServer(String behind) {
        this.behind = behind;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void is(Mood wanted) {
        mood = path -> wanted;
    }

    /** The answer to the first call of a path is lost. */
    public void losesFirst(String path) {
        mood = asked -> asked.endsWith(path) && calls(path) == 1 ? Mood.MUTE : Mood.FINE;
    }

    /** To calls of a path it says 503. */
    public void unableTo(String path) {
        mood = asked -> asked.endsWith(path) ? Mood.UNABLE : Mood.FINE;
    }

    /** Each call of a path is forbidden. */
    public void refuses(String path) {
        mood = asked -> asked.endsWith(path) ? Mood.UNWILLING : Mood.FINE;
    }

    public long calls(String path) {
        return calls.stream().filter(call -> call.endsWith(path)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            calls.add(path);
            Mood now = mood.apply(path);
            if (now == Mood.UNABLE || now == Mood.UNWILLING) {
                exchange.sendResponseHeaders(now == Mood.UNABLE ? 503 : 403, -1);
                return;
            }
            HttpResponse<byte[]> answer = passOn(exchange);
            if (now == Mood.FINE) {
                exchange.sendResponseHeaders(
                        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String header : List.of("Authorization", "Content-Type")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
