package io.slipway.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The unmodified Python client logs to the door and reads back what it logged. */
class MlflowClientIT {
    @Test
    void aTrainingScriptLogsAndReadsBack(@TempDir Path home) throws Exception {
        try (Door door = new Door(home)) {
            assertThat(run(home, door, Path.of("src/test/python/track.py"), "p", Map.of()))
                    .contains("all as logged");
        }
    }

    @Test
    void anAutologgedModelIsRegisteredAndComesBackByItsAlias(@TempDir Path home) throws Exception {
        try (Door door = new Door(home)) {
            assertThat(run(home, door, Path.of("src/test/python/registry.py"), "p", Map.of()))
                    .contains("all as registered");
        }
    }

    @Test
    void aScriptThatKnowsNothingOfUsLogsItsModelToo(@TempDir Path home) throws Exception {
        String shared = System.getenv().getOrDefault("SLIPWAY_SHARED", "../shared");
        Path script = Path.of(shared, "python", "examples", "train_mlflow.py");
        assumeTrue(Files.exists(script), "needs " + script + ": set SLIPWAY_SHARED to the folder that holds it");
        try (Door door = new Door(home)) {
            assertThat(run(home, door, script, "p", Map.of())).contains("\"problems\": []");
        }
    }

    /** As a step is started: a run id that is not there yet, and a token that reaches no further. */
    @Test
    void aStepGoesOnInTheRunThatIsNamedToIt(@TempDir Path home) throws Exception {
        try (Door door = new Door(home)) {
            JsonNode parent =
                    send(door, "runs/create", "{\"experiment_id\": \"0\"}").at("/run/info");
            String pipeline = parent.path("run_id").asString();
            String experiment = parent.path("experiment_id").asString();
            String own = "0190aa00bb00cc00dd00ee00ff001122";
            String said = run(
                    home,
                    door,
                    Path.of("src/test/python/step.py"),
                    "p/" + own + "/" + pipeline + "/" + experiment,
                    Map.of("MLFLOW_RUN_ID", own, "MLFLOW_EXPERIMENT_ID", experiment));
            assertThat(said).contains("all as a step does");
            assertThat(send(door, "runs/search", "{\"experiment_ids\": [\"" + experiment + "\"]}")
                            .path("runs"))
                    .hasSize(3)
                    .allSatisfy(run -> assertThat(run.at("/info/status").asString())
                            .isEqualTo(run.at("/info/run_id").asString().equals(pipeline) ? "RUNNING" : "FINISHED"));
        }
    }

    private static JsonNode send(Door door, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door.address() + "/api/2.0/mlflow/" + path))
                .header("Authorization", "Bearer p")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Body.MAPPER.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }

    private static String run(Path home, Door door, Path script, String token, Map<String, String> more)
            throws IOException, InterruptedException {
        String environment = System.getenv("SLIPWAY_PYTHON");
        assumeTrue(environment != null, "SLIPWAY_PYTHON is not set: no Python environment with the mlflow client");
        Path output = home.resolve("client.log");
        ProcessBuilder client = new ProcessBuilder(
                Path.of(String.valueOf(environment), "bin", "python").toString(),
                script.toAbsolutePath().toString());
        client.directory(home.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> settings = new HashMap<>(more);
        settings.put("MLFLOW_TRACKING_URI", door.address());
        settings.put("MLFLOW_TRACKING_TOKEN", token);
        client.environment().putAll(settings);
        Process running = client.start();
        try {
            assertThat(running.waitFor(8, TimeUnit.MINUTES)).as("ended").isTrue();
        } finally {
            running.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(running.exitValue()).as(said).isZero();
        return said;
    }
}
