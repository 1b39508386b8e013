package io.slipway.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.project.ForbiddenException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who may do what with the registry, and files over the wire. */
class RegistryDoorTest {
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

    private static HttpResponse<String> send(String token, String route, String body, String... headers)
            throws Exception {
        String[] parts = route.split(" ", 2);
        String path = parts[1].startsWith("/") ? parts[1] : "/api/2.0/mlflow/" + parts[1];
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(parts[0], HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void works(String token, String route, String body) throws Exception {
        HttpResponse<String> answer = send(token, route, body);
        assertThat(answer.statusCode()).as(route + " " + answer.body()).isEqualTo(200);
    }

    private static String run(String token) throws Exception {
        return Body.MAPPER
                .readTree(send(token, "POST runs/create", "{\"experiment_id\": \"0\"}")
                        .body())
                .at("/run/info/run_id")
                .asString();
    }

    /** Each route, so that a new one is covered when it is declared. */
    @Test
    void aViewerReadsAndWritesNothing() throws Exception {
        List<Route> routes = door.bean(Routes.class).all();
        assertThat(routes).hasSizeGreaterThan(50);
        for (Route route : routes) {
            String address = route.method() + " " + route.path().replaceAll("\\{\\w+}", "1");
            int status = send("viewed", address, "{}").statusCode();
            if (route.needs() == Permission.VIEW) {
                assertThat(status).as(address).isNotEqualTo(403);
            } else {
                assertThat(status).as(address).isEqualTo(403);
            }
        }
    }

    /** A step may register and point aliases, as the editor who started it may; it neither renames nor deletes. */
    @Test
    void aStepRegistersModelsButRenamesAndDeletesNone() throws Exception {
        String step = "p/" + run("p");
        works(step, "POST registered-models/create", "{\"name\": \"m\"}");
        works(step, "POST model-versions/create", "{\"name\": \"m\", \"source\": \"s3://b/k\"}");
        works(step, "POST registered-models/alias", "{\"name\": \"m\", \"alias\": \"best\", \"version\": \"1\"}");
        String version = "{\"name\": \"m\", \"version\": \"1\", \"stage\": \"Staging\", \"new_name\": \"n\"}";
        for (String route : List.of(
                "POST registered-models/rename",
                "DELETE registered-models/delete",
                "DELETE model-versions/delete",
                "POST model-versions/transition-stage")) {
            assertThat(send(step, route, version).statusCode()).as(route).isEqualTo(403);
        }
        assertThat(send("other", "GET registered-models/get?name=m", "").statusCode())
                .isEqualTo(404);
    }

    private static List<String> searched(String order) throws Exception {
        JsonNode found =
                Body.MAPPER.readTree(send("p", "GET model-versions/search?filter=name%3D%27ordered%27" + order, "")
                        .body());
        return found.path("model_versions")
                .valueStream()
                .map(version -> version.path("version").asString())
                .toList();
    }

    /** As MLflow 3.18 was seen to do it. */
    @Test
    void versionsThatAreNotOrderedComeByTheirLastChangeAndOthersByNameAndNumber() throws Exception {
        works("p", "POST registered-models/create", "{\"name\": \"ordered\"}");
        for (int version = 1; version <= 3; version++) {
            works("p", "POST model-versions/create", "{\"name\": \"ordered\", \"source\": \"s3://b/k\"}");
        }
        Thread.sleep(2); // The clock counts milliseconds.
        works(
                "p",
                "PATCH model-versions/update",
                "{\"name\": \"ordered\", \"version\": \"1\", \"description\": \"x\"}");
        assertThat(searched("")).first().isEqualTo("1");
        assertThat(searched("&order_by=name")).containsExactly("3", "2", "1");
        assertThat(searched("&order_by=version_number")).containsExactly("1", "2", "3");
    }

    @Test
    void anAliasMayHaveLettersOfAnyLanguageAndLatestIsTheNewest() throws Exception {
        works("p", "POST registered-models/create", "{\"name\": \"aliased\"}");
        works("p", "POST model-versions/create", "{\"name\": \"aliased\", \"source\": \"s3://b/k\"}");
        works(
                "p",
                "POST registered-models/alias",
                "{\"name\": \"aliased\", \"alias\": \"größte\", \"version\": \"1\"}");
        works("p", "POST model-versions/create", "{\"name\": \"aliased\", \"source\": \"s3://b/k\"}");
        for (String[] alias : new String[][] {{"gr%C3%B6%C3%9Fte", "1"}, {"latest", "2"}}) {
            String answer = send("p", "GET registered-models/alias?name=aliased&alias=" + alias[0], "")
                    .body();
            assertThat(Body.MAPPER.readTree(answer).at("/model_version/version").asString())
                    .isEqualTo(alias[1]);
        }
    }

    @Test
    void aStepMeasuresModelsOfItsOwnRunsOnly() throws Exception {
        String own = run("p");
        for (String run : List.of(own, run("p"))) {
            String model = Body.MAPPER
                    .readTree(send(
                                    "p",
                                    "POST logged-models",
                                    "{\"experiment_id\": \"0\", \"source_run_id\": \"" + run + "\"}")
                            .body())
                    .at("/model/info/model_id")
                    .asString();
            String point = "{\"run_id\": \"" + own + "\", \"key\": \"m\", \"value\": 1, \"timestamp\": 1,"
                    + " \"model_id\": \"" + model + "\"}";
            assertThat(send("p/" + own, "POST runs/log-metric", point).statusCode())
                    .isEqualTo(run.equals(own) ? 200 : 403);
            assertThat(send("p", "GET logged-models/" + model, "").body().contains("\"metrics\""))
                    .isEqualTo(run.equals(own));
        }
    }

    @Test
    void aFileOfARunAModelAndAVersionComesWholeOrInPart() throws Exception {
        String run = run("p");
        works("p", "POST upload-artifact?run_uuid=" + run + "&path=model/a.txt".replace("/", "%2F"), "0123456789");
        works("p", "POST registered-models/create", "{\"name\": \"files\"}");
        works(
                "p",
                "POST model-versions/create",
                "{\"name\": \"files\", \"source\": \"runs:/" + run + "/model\", \"run_id\": \"" + run + "\"}");
        String ofVersion = "GET /model-versions/get-artifact?name=files&version=1&path=a.txt";
        assertThat(send("p", ofVersion, "").body()).isEqualTo("0123456789");
        String ofRun = "GET /get-artifact?run_id=" + run + "&path=model/a.txt";
        HttpResponse<String> part = send("p", ofRun, "", "Range", "bytes=3-5");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("345");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 3-5/10");
        assertThat(send("p", ofRun, "", "Range", "bytes=-2").body()).isEqualTo("89");
        assertThat(send("p", ofRun, "", "Range", "bytes=10-").statusCode()).isEqualTo(416);
        assertThat(send("p", "POST upload-artifact?run_id=" + run + "&path=..%2Fx", "y")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anOlderClientsModelIsListedInATagOfItsRun() throws Exception {
        String run = run("p");
        String model = "{\\\"artifact_path\\\": \\\"m\\\", \\\"flavors\\\": {}, \\\"utc_time_created\\\": \\\"x\\\","
                + " \\\"run_id\\\": \\\"r\\\"}";
        works("p", "POST runs/log-model", "{\"run_id\": \"" + run + "\", \"model_json\": \"" + model + "\"}");
        works("p", "POST runs/log-model", "{\"run_id\": \"" + run + "\", \"model_json\": \"" + model + "\"}");
        String history = send("p", "GET runs/get?run_id=" + run, "").body();
        assertThat(history.split("utc_time_created", -1)).hasSize(3);
        HttpResponse<String> without =
                send("p", "POST runs/log-model", "{\"run_id\": \"" + run + "\", \"model_json\": \"{}\"}");
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("missing mandatory fields");
    }

    @Test
    void dataThatRunsReadAreSummedUp() throws Exception {
        String run = run("data");
        works("data", "POST runs/log-inputs", "{\"run_id\": \"" + run + """
                ", "datasets": [{"tags": [{"key": "mlflow.data.context", "value": "training"}],
                 "dataset": {"name": "iris", "digest": "d", "source_type": "local", "source": "x"}}]}""");
        assertThat(send("data", "POST experiments/search-datasets", "{\"experiment_ids\": [\"0\"]}")
                        .body())
                .contains("\"name\":\"iris\"", "\"context\":\"training\"");
        assertThat(send("data", "POST experiments/search-datasets", "{}").statusCode())
                .isEqualTo(400);
    }

    static void onlyLook(ProjectId project, Permission permission) {
        if (project.value().equals("viewed") && permission != Permission.VIEW) {
            throw new ForbiddenException("a viewer");
        }
    }
}
