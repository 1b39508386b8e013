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

/** What goes over the wire. */
class DoorTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Door door;
    private static Path home;

    @BeforeAll
    static void open(@TempDir Path temporary) {
        home = temporary;
        door = new Door(home);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private record Answer(int status, JsonNode body) {
        String code() {
            return body.path("error_code").asString();
        }
    }

    private static Answer send(String token, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door.address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        boolean json = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return new Answer(answer.statusCode(), Body.MAPPER.readTree(json ? answer.body() : "{}"));
    }

    private static Answer post(String token, String path, String body) throws Exception {
        return send(token, "POST", "/api/2.0/mlflow/" + path, body);
    }

    private static Answer get(String token, String path) throws Exception {
        return send(token, "GET", "/api/2.0/mlflow/" + path, "");
    }

    private static JsonNode createRun(String token, String tags) throws Exception {
        return post(
                        token,
                        "runs/create",
                        "{\"experiment_id\": \"0\", \"start_time\": \"1000\", \"tags\": " + tags + "}")
                .body()
                .path("run")
                .path("info");
    }

    @Test
    void withoutATokenTheAnswerIsJsonThatSaysSo() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(door.address() + "/api/2.0/mlflow/runs/get?run_id=x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("\"UNAUTHENTICATED\"");
    }

    @Test
    void whatIsNotServedIsAJson404ThatNobodyAsksAgain() throws Exception {
        assertThat(get("p", "runs/unknown")).extracting(Answer::status).isEqualTo(404);
        assertThat(get("p", "runs/unknown").code()).isEqualTo("ENDPOINT_NOT_FOUND");
        assertThat(post("p", "webhooks", "{}").code()).isEqualTo("ENDPOINT_NOT_FOUND");
        assertThat(send("p", "POST", "/api/3.0/mlflow/scorers/register", "{}").status())
                .isEqualTo(404);
        assertThat(send("p", "GET", "/api/3.0/mlflow/server-info", "")
                        .body()
                        .path("workspaces_enabled")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void aStepsTokenWritesToItsRunAndRunsNestedInItOnly() throws Exception {
        String own = createRun("p", "[]").path("run_id").asString();
        String other = createRun("p", "[]").path("run_id").asString();
        String token = "p/" + own;
        String nested = "[{\"key\": \"mlflow.parentRunId\", \"value\": \"" + own + "\"}]";
        String child = createRun(token, nested).path("run_id").asString();
        String metric = "\", \"key\": \"m\", \"value\": 1, \"timestamp\": 1}";
        assertThat(post(token, "runs/log-metric", "{\"run_id\": \"" + own + metric)
                        .status())
                .isEqualTo(200);
        assertThat(post(token, "runs/log-metric", "{\"run_id\": \"" + child + metric)
                        .status())
                .isEqualTo(200);
        assertThat(post(token, "runs/log-metric", "{\"run_id\": \"" + other + metric)
                        .status())
                .isEqualTo(403);
        assertThat(post(token, "runs/create", "{\"experiment_id\": \"0\"}").code())
                .isEqualTo("PERMISSION_DENIED");
        assertThat(post(token, "experiments/create", "{\"name\": \"x\"}").status())
                .isEqualTo(403);
        assertThat(send(token, "PUT", artifact(own, "a.txt"), "a").status()).isEqualTo(200);
        assertThat(send(token, "PUT", artifact(other, "a.txt"), "a").status()).isEqualTo(403);
        assertThat(send(token, "DELETE", artifact(other, ""), "").status()).isEqualTo(403);
    }

    private static String artifact(String run, String name) throws Exception {
        String uri = get("p", "runs/get?run_id=" + run)
                .body()
                .at("/run/info/artifact_uri")
                .asString();
        return "/api/2.0/mlflow-artifacts/artifacts/" + uri.substring("mlflow-artifacts:/".length()) + "/" + name;
    }

    @Test
    void projectsAreWalls() throws Exception {
        String run = createRun("p", "[]").path("run_id").asString();
        send("p", "PUT", artifact(run, "a.txt"), "secret");
        assertThat(get("q", "runs/get?run_id=" + run).body().path("message").asString())
                .isEqualTo("Run with id=" + run + " not found");
        assertThat(send("q", "GET", artifact(run, "a.txt"), "").status()).isEqualTo(404);
        assertThat(post("q", "runs/set-tag", "{\"run_id\": \"" + run + "\", \"key\": \"k\", \"value\": \"v\"}")
                        .status())
                .isEqualTo(404);
        assertThat(get("q", "artifacts/list?run_id=" + run).status()).isEqualTo(404);
    }

    @Test
    void artifactNamesArriveAsTheyWereSentAndNothingClimbsOut() throws Exception {
        String run = createRun("p", "[]").path("run_id").asString();
        for (String name : List.of("bin%20dir/x%20y+z.bin", "p%2525.txt", "%D0%BA%D0%BB.txt", "a%3Bb.txt")) {
            assertThat(send("p", "PUT", artifact(run, name), "1").status())
                    .as(name)
                    .isEqualTo(200);
        }
        assertThat(home.resolve("artifacts/mlflow/projects/p")).isDirectory();
        assertThat(get("p", "artifacts/list?run_id=" + run).body().path("files").findValuesAsString("path"))
                .containsExactlyInAnyOrder("bin dir", "p%25.txt", "кл.txt", "a;b.txt");
        assertThat(get("p", "artifacts/list?run_id=" + run + "&path=bin%20dir")
                        .body()
                        .at("/files/0/path")
                        .asString())
                .isEqualTo("bin dir/x y+z.bin");
        for (String evil : List.of("x/%2e%2e/%2e%2e/evil", "%252e%252e/evil", "%2Fetc/passwd", "a%00b", "a%23b")) {
            assertThat(send("p", "PUT", "/api/2.0/mlflow-artifacts/artifacts/" + evil, "1")
                            .status())
                    .as(evil)
                    .isEqualTo(400);
        }
        assertThat(get("p", "artifacts/list?run_id=" + run + "&path=../..").status())
                .isEqualTo(400);
    }

    @Test
    void writersOfOneRunAndFirstCallersOfAProjectDoNotDisturbEachOther() throws Exception {
        List<Callable<Integer>> first = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            first.add(() -> get("fresh", "experiments/get?experiment_id=0").status());
        }
        assertThat(together(first)).containsOnly(200);
        String run = createRun("fresh", "[]").path("run_id").asString();
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String point = "{\"key\": \"shared\", \"value\": " + i + ", \"timestamp\": 1, \"step\": " + i + "},"
                    + "{\"key\": \"k" + i % 7 + "\", \"value\": 1, \"timestamp\": " + i + "}";
            writers.add(
                    () -> post("fresh", "runs/log-batch", "{\"run_id\": \"" + run + "\", \"metrics\": [" + point + "]}")
                            .status());
        }
        assertThat(together(writers)).containsOnly(200);
        JsonNode latest = get("fresh", "runs/get?run_id=" + run).body().at("/run/data/metrics");
        assertThat(latest).hasSize(8);
        assertThat(latest.get(7).path("step").asInt()).isEqualTo(39);
        assertThat(get("fresh", "metrics/get-history?metric_key=shared&run_id=" + run)
                        .body()
                        .path("metrics"))
                .hasSize(40);
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void aRefusedBatchLeavesNothingBehind() throws Exception {
        String run = createRun("p", "[]").path("run_id").asString();
        String id = "{\"run_id\": \"" + run + "\", ";
        post("p", "runs/log-batch", id + "\"params\": [{\"key\": \"p\", \"value\": \"1\"}]}");
        Answer refused = post(
                "p",
                "runs/log-batch",
                id + "\"params\": [{\"key\": \"ok\", \"value\": \"1\"}, {\"key\": \"p\", \"value\": \"2\"}],"
                        + "\"metrics\": [{\"key\": \"m\", \"value\": 1, \"timestamp\": 1}]}");
        assertThat(refused.body().path("message").asString())
                .isEqualTo("Changing param values is not allowed. Params were already logged='[{'key': 'p',"
                        + " 'old_value': '1', 'new_value': '2'}]' for run ID='" + run + "'.");
        JsonNode data = get("p", "runs/get?run_id=" + run).body().at("/run/data");
        assertThat(data.path("params")).hasSize(1);
        assertThat(data.path("metrics")).isEmpty();
    }
}
