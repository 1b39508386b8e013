package io.slipway.executor.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.executor.AttemptId;
import io.slipway.executor.StepFiles;
import io.slipway.executor.TransferException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The same door for steps where no server is: a terminal that carries one pipeline through. */
public final class StepEndpoint implements AutoCloseable {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 1000;
    private final HttpServer server;
    private final StepFiles files;
    private final Function<String, Optional<AttemptId>> tokens;

    /** Opens it on a free port of that address; {@code tokens} knows whose a token is. */
    public StepEndpoint(StepFiles files, Function<String, Optional<AttemptId>> tokens, InetSocketAddress address) {
        this.files = files;
        this.tokens = tokens;
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("No port can be opened on " + address, e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/steps/", this::answer);
        server.start();
    }

    /** Where steps reach it. */
    public String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            Optional<AttemptId> attempt = header == null || !header.startsWith(BEARER)
                    ? Optional.empty()
                    : tokens.apply(header.substring(BEARER.length()));
            if (attempt.isEmpty()) {
                say(exchange, 401, "Expected the token of a step that runs");
            } else {
                answer(exchange, attempt.get());
            }
        } catch (TransferException refused) {
            say(exchange, refused.again() ? 503 : 422, String.valueOf(refused.getMessage()));
        }
    }

    private void answer(HttpExchange exchange, AttemptId attempt) throws IOException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /steps/word" ->
                say(
                        exchange,
                        200,
                        files.word(attempt, patience(exchange)).name().toLowerCase(Locale.ROOT));
            case "GET /steps/inputs" -> {
                exchange.sendResponseHeaders(200, 0);
                files.inputs(attempt, exchange.getResponseBody());
                exchange.getResponseBody().close();
            }
            case "PUT /steps/outputs" -> {
                files.outputs(attempt, exchange.getRequestBody());
                exchange.sendResponseHeaders(204, -1);
            }
            case "POST /steps/load" -> {
                files.load(attempt, new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
            default -> say(exchange, 404, "There is nothing here");
        }
    }

    private static Duration patience(HttpExchange exchange) {
        return Duration.ofSeconds("wait=0".equals(exchange.getRequestURI().getQuery()) ? 0 : 25);
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
