package io.slipway.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A step's token: its run is made when the step first names it, and reaches no further. */
class StepTokenTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Door door;
    private final String own = UUID.randomUUID().toString().replace("-", "");
    private final String parent = post("p", "runs/create", "{\"experiment_id\": \"0\"}")
            .at("/run/info/run_id")
            .asString();
    private final String experiment =
            get("p", "runs/get?run_id=" + parent).at("/run/info/experiment_id").asString();
    private final String token = "p/" + own + "/" + parent + "/" + experiment;

    @BeforeAll
    static void open(@TempDir Path home) {
        door = new Door(home);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static JsonNode send(String token, String method, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(door.address() + "/api/2.0/mlflow/" + path)
                            .normalize())
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return Body.MAPPER.readTree(
                    HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static JsonNode post(String token, String path, String body) {
        return send(token, "POST", path, body);
    }

    private static JsonNode get(String token, String path) {
        return send(token, "GET", path, "");
    }

    @Test
    void askingForItMakesItNestedInThePipelinesRun() {
        assertThat(get("p", "runs/get?run_id=" + own).path("error_code").asString())
                .isEqualTo("RESOURCE_DOES_NOT_EXIST");
        JsonNode run = get(token, "runs/get?run_id=" + own).path("run");
        assertThat(run.at("/info/run_name").asString()).isEqualTo("train");
        assertThat(run.at("/info/experiment_id").asString()).isEqualTo(experiment);
        assertThat(run.at("/info/status").asString()).isEqualTo("RUNNING");
        assertThat(run.at("/info/start_time").asLong()).isEqualTo(Door.STARTED.toEpochMilli());
        assertThat(run.at("/data/tags").toString()).contains("mlflow.parentRunId", parent);
    }

    @Test
    void whatNamesItFirstMayBeAMetricATagASearchOrAChild() {
        post(token, "runs/log-metric", "{\"run_id\": \"" + own + "\", \"key\": \"m\", \"value\": 1, \"timestamp\": 1}");
        assertThat(get("p", "runs/get?run_id=" + own)
                        .at("/run/data/metrics/0/value")
                        .asInt())
                .isEqualTo(1);
        String other = own.substring(0, 31) + "z";
        String second = "p/" + other + "/" + parent + "/" + experiment;
        String nested = "{\"experiment_id\": \"0\", \"tags\": [{\"key\": \"mlflow.parentRunId\", \"value\": \"" + other
                + "\"}]}";
        assertThat(post(second, "runs/create", nested).at("/run/info/run_id").asString())
                .hasSize(32);
        assertThat(get("p", "runs/get?run_id=" + other).at("/run/info/run_name").asString())
                .isEqualTo("train");
        String third = own.substring(0, 31) + "y";
        String search = "{\"experiment_ids\": [\"" + experiment + "\"], \"filter\": \"run_id = '" + third + "'\"}";
        assertThat(post("p/" + third + "/" + parent + "/" + experiment, "runs/search", search)
                        .path("runs"))
                .hasSize(1);
    }

    @Test
    void endingItLeavesThePipelinesRunRunning() {
        get(token, "runs/get?run_id=" + own);
        post(token, "runs/update", "{\"run_id\": \"" + own + "\", \"status\": \"FINISHED\", \"end_time\": \"5\"}");
        assertThat(get("p", "runs/get?run_id=" + own).at("/run/info/status").asString())
                .isEqualTo("FINISHED");
        assertThat(get("p", "runs/get?run_id=" + parent).at("/run/info/status").asString())
                .isEqualTo("RUNNING");
        assertThat(post(token, "runs/update", "{\"run_id\": \"" + parent + "\", \"status\": \"FINISHED\"}")
                        .path("error_code")
                        .asString())
                .isEqualTo("PERMISSION_DENIED");
    }

    @Test
    void writersThatAllComeFirstMakeOneRun() throws Exception {
        List<Callable<String>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String tag = "{\"run_id\": \"" + own + "\", \"key\": \"k" + i + "\", \"value\": \"v\"}";
            writers.add(() -> post(token, "runs/set-tag", tag).toString());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> answer : threads.invokeAll(writers)) {
                assertThat(answer.get()).isEqualTo("{}");
            }
        }
        assertThat(get("p", "runs/get?run_id=" + own).at("/run/data/tags")).hasSize(18);
    }

    @Test
    void aModelOfItsRunMayBeLoggedAndNobodyElses() {
        String mine =
                "{\"experiment_id\": \"" + experiment + "\", \"name\": \"m\", \"source_run_id\": \"" + own + "\"}";
        JsonNode made = post(token, "logged-models", mine).at("/model/info");
        String id = made.path("model_id").asString();
        String files = made.path("artifact_uri").asString().substring("mlflow-artifacts:/".length());
        assertThat(send(token, "PUT", "../mlflow-artifacts/artifacts/" + files + "/MLmodel", "x")
                        .toString())
                .isEqualTo("{}");
        assertThat(send(token, "PATCH", "logged-models/" + id, "{\"status\": \"LOGGED_MODEL_READY\"}")
                        .at("/model/info/status")
                        .asString())
                .isEqualTo("LOGGED_MODEL_READY");
        assertThat(get("p", "logged-models/" + id + "/artifacts/directories")
                        .at("/files/0/path")
                        .asString())
                .isEqualTo("MLmodel");
        String others = mine.replace(own, parent);
        assertThat(post(token, "logged-models", others).path("error_code").asString())
                .isEqualTo("PERMISSION_DENIED");
        JsonNode theirs = post("p", "logged-models", others).at("/model/info");
        assertThat(send(
                                token,
                                "PATCH",
                                "logged-models/" + theirs.path("model_id").asString() + "/tags",
                                "{\"tags\": [{\"key\": \"q\", \"value\": \"w\"}]}")
                        .path("error_code")
                        .asString())
                .isEqualTo("PERMISSION_DENIED");
        String path = theirs.path("artifact_uri").asString().substring("mlflow-artifacts:/".length());
        assertThat(send(token, "PUT", "../mlflow-artifacts/artifacts/" + path + "/MLmodel", "x")
                        .path("error_code")
                        .asString())
                .isEqualTo("PERMISSION_DENIED");
    }
}
