package io.slipway.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the Python client and a real server said to each other, said again to the door: same status, same fields. */
class RecordedClientTest {
    private static final Set<String> OF_LATER_ISSUES =
            Set.of("outputs", "model_outputs", "model_inputs", "model_id", "dataset_name", "dataset_digest");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Map<String, String> runs = new HashMap<>();
    private String experiment = "";

    @Test
    void theRecordedExchangesAreAnsweredWithTheSameFields(@TempDir Path home) throws Exception {
        String shared = System.getenv().getOrDefault("SLIPWAY_SHARED", "../shared");
        Path file = Path.of(shared, "conformance", "mlflow", "python-client-3.11.jsonl");
        assumeTrue(Files.exists(file), "the recording is missing: set SLIPWAY_SHARED to the folder that has it");
        List<String> differing = new ArrayList<>();
        int compared = 0;
        try (Door door = new Door(home)) {
            for (String line : Files.readAllLines(file)) {
                JsonNode said = Body.MAPPER.readTree(line);
                if (inScope(said.path("url").asString())
                        && !said.path("req").asString("").endsWith("...")) {
                    compared++;
                    String difference = replay(door, said);
                    if (!difference.isEmpty()) {
                        differing.add(said.path("method") + " " + said.path("url") + ": " + difference);
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(80);
        assertThat(differing).isEmpty();
    }

    private static boolean inScope(String url) {
        boolean ours = url.matches("/api/2.0/(mlflow/(experiments|runs|metrics)/.*|mlflow-artifacts/.*)");
        return ours && !url.contains("/models/") && !url.contains("/traces") && !url.contains("%2Fmodels");
    }

    private String replay(Door door, JsonNode said) throws Exception {
        String body = said.path("req").isString() ? translated(said.path("req").asString()) : "";
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(door.address() + translated(said.path("url").asString())))
                .header("Authorization", "Bearer recorded")
                .method(said.path("method").asString(), HttpRequest.BodyPublishers.ofString(body));
        String type = said.at("/req_headers/Content-Type").asString("");
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != said.path("status").asInt()) {
            return "expected " + said.path("status") + ", got " + answer.statusCode() + " " + answer.body();
        }
        boolean cutOff = !said.path("resp").asString("").strip().endsWith("}");
        boolean json = !cutOff
                && said.path("resp_ct").asString("").startsWith("application/json")
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        if (!json) {
            return "";
        }
        JsonNode theirs = Body.MAPPER.readTree(said.path("resp").asString());
        JsonNode ours = Body.MAPPER.readTree(answer.body());
        remember(theirs, ours);
        Set<String> expected = fields("", theirs, new TreeSet<>());
        Set<String> got = fields("", ours, new TreeSet<>());
        return expected.equals(got) ? "" : "expected " + expected + ", got " + got;
    }

    private void remember(JsonNode theirs, JsonNode ours) {
        if (theirs.size() == 1 && theirs.has("experiment_id")) {
            experiment = ours.path("experiment_id").asString();
        }
        if (theirs.at("/run/info/run_id").isString()) {
            runs.putIfAbsent(
                    theirs.at("/run/info/run_id").asString(),
                    ours.at("/run/info/run_id").asString());
        }
    }

    private String translated(String text) {
        String mapped = text;
        for (Map.Entry<String, String> run : runs.entrySet()) {
            mapped = mapped.replace(run.getKey(), run.getValue());
        }
        return mapped.replace("\"experiment_id\": \"2\"", "\"experiment_id\": \"" + experiment + "\"")
                .replace("\"experiment_ids\": [\"2\"]", "\"experiment_ids\": [\"" + experiment + "\"]")
                .replace("experiment_id=2", "experiment_id=" + experiment)
                .replace("/artifacts/2/", "/artifacts/" + experiment + "/")
                .replace("path=2%2F", "path=" + experiment + "%2F")
                .replace("path=2/", "path=" + experiment + "/");
    }

    private static Set<String> fields(String path, JsonNode node, Set<String> into) {
        if (node.isArray()) {
            node.forEach(item -> fields(path + "[]", item, into));
        }
        node.properties().forEach(field -> {
            if (!OF_LATER_ISSUES.contains(field.getKey()) && !path.contains("/error")) {
                into.add(path + "/" + field.getKey());
                fields(path + "/" + field.getKey(), field.getValue(), into);
            }
        });
        into.removeAll(Set.of("/sqlstate", "/error_class"));
        return into;
    }
}
