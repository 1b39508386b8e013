package io.slipway.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What several clients add to the same thing at the same time is all there, and what fails leaves nothing. */
class WritersAtOnceTest {
    private static final int WRITERS = 8;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Door door;

    @BeforeAll
    static void open(@TempDir Path home) {
        door = new Door(home);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static JsonNode send(String method, String path, String body, int expected) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door.address() + "/api/2.0/mlflow/" + path))
                .header("Authorization", "Bearer p")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(expected);
        return Body.MAPPER.readTree(answer.body());
    }

    private static JsonNode post(String path, String body) throws Exception {
        return send("POST", path, body, 200);
    }

    private static String run() throws Exception {
        return post("runs/create", "{\"experiment_id\": \"0\"}")
                .at("/run/info/run_id")
                .asString();
    }

    private static void together(Callable<?> work) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                all.add(writers.submit(work));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static JsonNode tag(JsonNode tags, String name) {
        for (JsonNode tag : tags) {
            if (tag.path("key").asString("").equals(name)) {
                return Body.MAPPER.readTree(tag.path("value").asString(""));
            }
        }
        return Body.MAPPER.missingNode();
    }

    @Test
    void theModelsThatOlderClientsLogTogetherAreAllListed() throws Exception {
        String run = run();
        String model = Body.MAPPER.writeValueAsString(
                "{\"artifact_path\": \"m\", \"flavors\": {}, \"utc_time_created\": \"t\", \"run_id\": \"" + run
                        + "\"}");
        together(() -> post("runs/log-model", "{\"run_id\": \"" + run + "\", \"model_json\": " + model + "}"));
        JsonNode tags = send("GET", "runs/get?run_id=" + run, "", 200).at("/run/data/tags");
        assertThat(tag(tags, "mlflow.log-model.history")).hasSize(WRITERS);
    }

    @Test
    void theVersionsThatAModelIsRegisteredAsTogetherAreAllListed() throws Exception {
        String run = run();
        JsonNode model = post(
                        "logged-models",
                        "{\"experiment_id\": \"0\", \"source_run_id\": \"" + run + "\", \"name\": \"m\"}")
                .at("/model/info");
        String id = model.path("model_id").asString("");
        post("registered-models/create", "{\"name\": \"together\"}");
        together(() -> post(
                "model-versions/create",
                "{\"name\": \"together\", \"source\": \"models:/" + id + "\", \"model_id\": \"" + id + "\"}"));
        JsonNode tags = send("GET", "logged-models/" + id, "", 200).at("/model/info/tags");
        assertThat(tag(tags, "mlflow.modelVersions")).hasSize(WRITERS);
    }

    @Test
    void aPointOfAModelThatIsNotThereIsNoPointOfItsRunEither() throws Exception {
        String run = run();
        send(
                "POST",
                "runs/log-metric",
                "{\"run_id\": \"" + run
                        + "\", \"key\": \"loss\", \"value\": 1, \"timestamp\": 1, \"model_id\": \"m-none\"}",
                404);
        JsonNode data = send("GET", "runs/get?run_id=" + run, "", 200).at("/run/data");
        assertThat(data.has("metrics")).isFalse();
    }
}
