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
import java.util.Map;
import java.util.stream.Collectors;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;
import org.mlflow_project.google.protobuf.Message;
import org.mlflow_project.google.protobuf.util.JsonFormat;

/**
 * Asks a server in the messages of mlflow-client, over the JDK's own HTTP: the client's caller has no time limit, cannot
 * name a workspace, and repeats by itself what must not arrive twice.
 */
final class MlflowApi {
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

    MlflowApi(RemoteServer server) {
        this(server, PATIENCE);
    }

    MlflowApi(RemoteServer server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    RemoteServer server() {
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
        String asked = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return read(send(api(path) + "?" + asked, "GET", BodyPublishers.noBody(), patience), answer);
    }

    /** What the server says at a path below its address, as text. */
    String text(String path) {
        return send(server.address() + path, "GET", BodyPublishers.noBody(), patience);
    }

    /** Puts a file below the server's artifacts. */
    void put(String path, Path file) throws IOException {
        Duration longer = patience.plusSeconds(Files.size(file) / SLOWEST);
        send(artifact(path), "PUT", BodyPublishers.ofFile(file), longer);
    }

    void delete(String path) {
        send(artifact(path), "DELETE", BodyPublishers.noBody(), patience);
    }

    private String api(String path) {
        return server.address() + "/api/2.0/mlflow/" + path;
    }

    private String artifact(String path) {
        String encoded = Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return server.address() + "/api/2.0/mlflow-artifacts/artifacts/" + encoded;
    }

    private static <B extends Message.Builder> B read(String json, B answer) {
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(json, answer);
            return answer;
        } catch (InvalidProtocolBufferException e) {
            throw new ServerException(
                    ServerException.Kind.AWAY,
                    "",
                    "the server's answer is not MLflow's: check that the address is that of an MLflow server");
        }
    }

    private String send(String address, String method, BodyPublisher body, Duration most) {
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
            try (InputStream bytes = answer.body()) {
                String text = new String(bytes.readNBytes(LARGEST), StandardCharsets.UTF_8);
                if (answer.statusCode() != 200) {
                    throw Answer.problem(
                            answer.statusCode(),
                            answer.headers().firstValue("Location").orElse(""),
                            text);
                }
                return text;
            }
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw away("the server cannot be reached at " + server.address());
        } catch (HttpTimeoutException e) {
            throw away("the server did not answer within " + most.toSeconds() + " seconds");
        } catch (IOException e) {
            throw away("the connection to the server broke off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("Slipway is ending");
        }
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
