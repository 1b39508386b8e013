package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real MLflow server that asks for user and password and has workspaces. */
final class GuardedServer implements AutoCloseable {
    static final String PASSWORD = "correct-horse-9";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = RunningServer.freePort();
    private final Process process;

    GuardedServer(Path folder) throws IOException {
        String python = System.getenv("SLIPWAY_GUARDED_PYTHON");
        assumeTrue(python != null, "SLIPWAY_GUARDED_PYTHON is not set: no MLflow server that asks for passwords");
        Files.createDirectories(folder.resolve("artifacts"));
        Path settings =
                Files.writeString(folder.resolve("auth.ini"), """
                [mlflow]
                default_permission = NO_PERMISSIONS
                database_uri = sqlite:///%s
                admin_username = admin
                admin_password = %s
                authorization_function = mlflow.server.auth:authenticate_request_basic_auth
                """.formatted(folder.resolve("auth.db"), PASSWORD));
        ProcessBuilder start = new ProcessBuilder(List.of(
                        python + "/bin/python",
                        "-m",
                        "mlflow",
                        "server",
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--workers=1",
                        "--app-name=basic-auth",
                        "--enable-workspaces",
                        "--backend-store-uri=sqlite:///" + folder.resolve("mlflow.db"),
                        "--serve-artifacts",
                        "--artifacts-destination=" + folder.resolve("artifacts")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        start.environment().put("MLFLOW_AUTH_CONFIG_PATH", settings.toString());
        start.environment().put("MLFLOW_FLASK_SERVER_SECRET_KEY", "signs cookies of its pages");
        start.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
        start.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
        // It starts its workers as "python" of the path.
        start.environment().merge("PATH", python + "/bin:", (path, own) -> own + path);
        process = start.start();
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
            assertThat(process.isAlive()).isTrue();
            return client.send(request("/health").build(), BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        });
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    private HttpRequest.Builder request(String path) {
        byte[] pair = ("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** What its administrator is answered in a workspace. */
    JsonNode post(String workspace, String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request("/api/" + path)
                        .header("X-MLFLOW-WORKSPACE", workspace)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
