package io.slipway.tracking.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;
import org.mlflow_project.google.protobuf.Message;
import org.mlflow_project.google.protobuf.util.JsonFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a server in the messages of mlflow-client, over the JDK's own HTTP: the client's caller has no time limit, cannot
 * name a workspace, and repeats by itself what must not arrive twice.
 */
public final class MlflowApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 64 << 20;
    // A second for each 256 KB besides, for a file on a slow line.
    private static final int SLOWEST = 256 << 10;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final RemoteServer server;
    private final Duration patience;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    public MlflowApi(RemoteServer server) {
        this(server, PATIENCE);
    }

    MlflowApi(RemoteServer server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    public RemoteServer server() {
        return server;
    }

    /** Sends a message to a path below {@code mlflow/} and reads the answer into the builder. */
    <B extends Message.Builder> B post(String path, Message message, B answer) {
        try {
            String json = JsonFormat.printer().preservingProtoFieldNames().print(message);
            return read(send(api(path), "POST", BodyPublishers.ofString(json), patience), answer);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("no JSON can be made of a " + path, e);
        }
    }

    <B extends Message.Builder> B get(String path, Map<String, String> query, B answer) {
        return read(send(api(path) + asked(query), "GET", BodyPublishers.noBody(), patience), answer);
    }

    /**
     * Asks for what mlflow-client has no message for.
     *
     * @param path below {@code mlflow/}
     * @param query goes into the address; several values of a name are a list
     * @param body null sends none
     */
    public JsonNode ask(String method, String path, Map<String, ?> query, @Nullable JsonNode body) {
        BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        String text = send(api(path) + asked(query), method, sent, patience);
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw notMlflow();
        }
    }

    /** What there is at an address; empty if the server has no such thing. */
    Optional<JsonNode> find(String path, Map<String, ?> query) {
        try {
            return Optional.of(ask("GET", path, query, null));
        } catch (ServerException missing) {
            if (missing.is("RESOURCE_DOES_NOT_EXIST")) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    /** What a folder below the server's artifacts holds. */
    JsonNode listed(String folder) {
        return JSON.readTree(text("/api/2.0/mlflow-artifacts/artifacts" + asked(Map.of("path", folder))))
                .path("files");
    }

    private static String asked(Map<String, ?> query) {
        String asked = query.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof Collection<?> all
                        ? all.stream().map(one -> pair(entry.getKey(), one))
                        : Stream.of(pair(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? "" : "?" + asked;
    }

    private static String pair(String name, Object value) {
        return name + "=" + URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    /** What the server says at a path below its address, as text. */
    public String text(String path) {
        return send(server.address() + path, "GET", BodyPublishers.noBody(), patience);
    }

    /** The bytes at a path below the server's address, as they come; a line that falls silent ends in an IOException. */
    public InputStream stream(String path, Map<String, ?> query) {
        return new Watched(
                exchange(server.address() + path + asked(query), "GET", BodyPublishers.noBody(), patience)
                        .body(),
                patience.plus(patience));
    }

    /** The bytes of a file below the server's artifacts. */
    public InputStream artifactStream(String path) {
        return stream("/api/2.0/mlflow-artifacts/artifacts/" + encoded(path), Map.of());
    }

    /** Puts a file below the server's artifacts. */
    public void put(String path, Path file) throws IOException {
        Duration longer = patience.plusSeconds(Files.size(file) / SLOWEST);
        send(artifact(path), "PUT", BodyPublishers.ofFile(file), longer);
    }

    /** The same of bytes as they come; they are of this size. */
    public void put(String path, InputStream bytes, long size) {
        // Of nothing, the JDK's client would not say that it is nothing.
        BodyPublisher body = size == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> bytes), size);
        send(artifact(path), "PUT", body, patience.plusSeconds(size / SLOWEST));
    }

    void delete(String path) {
        send(artifact(path), "DELETE", BodyPublishers.noBody(), patience);
    }

    private String api(String path) {
        return server.address() + "/api/2.0/mlflow/" + path;
    }

    private String artifact(String path) {
        return server.address() + "/api/2.0/mlflow-artifacts/artifacts/" + encoded(path);
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    private static <B extends Message.Builder> B read(String json, B answer) {
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(json, answer);
            return answer;
        } catch (InvalidProtocolBufferException e) {
            throw notMlflow();
        }
    }

    private static ServerException notMlflow() {
        return away("the server's answer is not MLflow's: check that the address is that of an MLflow server");
    }

    private String send(String address, String method, BodyPublisher body, Duration most) {
        try (InputStream bytes =
                new Watched(exchange(address, method, body, most).body(), most)) {
            return text(bytes);
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    private static String text(InputStream bytes) throws IOException {
        return new String(bytes.readNBytes(LARGEST), StandardCharsets.UTF_8);
    }

    /** The answer, if it is 200; its body is still to come. */
    private HttpResponse<InputStream> exchange(String address, String method, BodyPublisher body, Duration most) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(most)
                .header("Content-Type", "application/json")
                .method(method, body);
        if (!server.secret().isEmpty()) {
            request.header("Authorization", authorization());
        }
        if (!server.workspace().isEmpty()) {
            request.header("X-MLFLOW-WORKSPACE", server.workspace());
        }
        try {
            HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                try (InputStream bytes = new Watched(answer.body(), most)) {
                    throw Answer.problem(
                            answer.statusCode(),
                            answer.headers().firstValue("Location").orElse(""),
                            text(bytes));
                }
            }
            return answer;
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw away("the server cannot be reached at " + server.address());
        } catch (HttpTimeoutException e) {
            throw away("the server did not answer within " + most.toSeconds() + " seconds");
        } catch (IOException e) {
            throw brokenOff();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("Slipway is ending");
        }
    }

    private static ServerException brokenOff() {
        return away("the connection to the server broke off (is it http or https that it speaks?)");
    }

    private static ServerException away(String sentence) {
        return new ServerException(ServerException.Kind.AWAY, "", sentence);
    }

    private String authorization() {
        if (server.user().isEmpty()) {
            return "Bearer " + server.secret();
        }
        byte[] both = (server.user() + ":" + server.secret()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
