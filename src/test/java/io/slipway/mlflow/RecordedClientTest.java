package io.slipway.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What real clients and a real server said to each other, said again to the door: same status, same error, same fields. */
class RecordedClientTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ID = Pattern.compile("\\b(?:m-)?[0-9a-f]{32}\\b");
    private static final Pattern EXPERIMENT = Pattern.compile("\"experiment_id\": \"(\\d+)\"");

    /** Where the recorded server was wrong, by what is asked of it, and what is answered instead. */
    private static final Map<String, Integer> BETTER = Map.of(
            "\"key\": \"m\", \"value\": \"NaN\", \"timestamp\": 1, \"step\": 0", 200,
            "\"order_by\": [\"metrics.m\", \"metrics.m\"]", 400,
            "\"stage\": \"None\", \"archive_existing_versions\": true", 400);

    private final Map<String, String> ids = new HashMap<>();
    private String theirExperiment = "";
    private String ourExperiment = "";

    private interface Recording {
        List<Exchange> read(Path file) throws IOException;
    }

    private void replayed(Path home, String name, Recording recording, int atLeast) throws Exception {
        String shared = System.getenv().getOrDefault("SLIPWAY_SHARED", "../shared");
        Path file = Path.of(shared, "conformance", "mlflow", name);
        assumeTrue(Files.exists(file), "the recording is missing: set SLIPWAY_SHARED to the folder that has it");
        List<String> differing = new ArrayList<>();
        int compared = 0;
        try (Door door = new Door(home)) {
            for (Exchange recorded : recording.read(file)) {
                Exchange said = recorded.completed();
                if (!said.cutOff()) {
                    compared++;
                    String difference = replay(door, said);
                    if (!difference.isEmpty()) {
                        String body = said.body();
                        differing.add(said.method() + " " + said.url() + " "
                                + body.substring(0, Math.min(200, body.length())) + ": " + difference);
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void thePythonClientHearsWhatItHeardFromMlflow(@TempDir Path home) throws Exception {
        replayed(home, "python-client-3.11.jsonl", Exchange::python, 174);
    }

    @Test
    void thePythonClientHearsTheSameBelowAPathAndWithAToken(@TempDir Path home) throws Exception {
        replayed(home, "python-client-contextpath-token.jsonl", Exchange::python, 174);
    }

    @Test
    void theJavaClientHearsWhatItHeardFromMlflow(@TempDir Path home) throws Exception {
        replayed(home, "java-client-2.17.2.jsonl", Exchange::java, 40);
    }

    @Test
    void probesOfTheProtocolAreAnsweredAsByMlflow(@TempDir Path home) throws Exception {
        replayed(home, "raw-probes-3.11.txt", Exchange::probes, 155);
    }

    private String replay(Door door, Exchange said) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.address() + translated(said.url())))
                .header("Authorization", "Bearer recorded")
                .header("User-Agent", said.client())
                .method(said.method(), HttpRequest.BodyPublishers.ofString(translated(said.body())));
        if (!said.type().isEmpty()) {
            request.header("Content-Type", said.type());
        }
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        int expected = BETTER.entrySet().stream()
                .filter(better -> said.body().contains(better.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(said.status());
        if (answer.statusCode() != expected) {
            return "expected " + expected + " " + said.code() + ", got " + answer.statusCode() + " " + answer.body();
        }
        remember(said.answer(), answer.body());
        JsonNode ours = Exchange.json(answer.body());
        if (expected != 200) {
            boolean same = said.code().isEmpty()
                    || expected != said.status()
                    || said.code().equals(ours.path("error_code").asString());
            return same ? "" : "expected " + said.code() + ", got " + answer.body();
        }
        JsonNode theirs = Exchange.json(said.answer());
        boolean all = said.url().contains("get-history") && !said.url().contains("max_results");
        boolean wholeHistory =
                said.client().startsWith("mlflow-java") && said.url().contains("get-history");
        // 3.11 gave an empty page and a token that led back to it.
        if (!theirs.isObject() || all || wholeHistory) {
            return "";
        }
        Set<String> wanted = fields("", theirs, new TreeSet<>());
        if (theirs.at("/registered_model/latest_versions").isMissingNode()) {
            // There an alias outlived its version.
            wanted.removeIf(field -> field.startsWith("/registered_model/aliases"));
        }
        Set<String> got = fields("", ours, new TreeSet<>());
        return wanted.equals(got) ? "" : "expected " + wanted + ", got " + got;
    }

    private void remember(String theirs, String ours) {
        Matcher their = ID.matcher(theirs);
        Matcher our = ID.matcher(ours);
        if (their.find()
                && our.find()
                && their.group().startsWith("m-") == our.group().startsWith("m-")) {
            ids.putIfAbsent(their.group(), our.group());
        }
        Matcher theirNumber = EXPERIMENT.matcher(theirs);
        JsonNode made = Exchange.json(ours).path("experiment_id");
        if (made.isString() && theirNumber.find() && theirExperiment.isEmpty()) {
            theirExperiment = theirNumber.group(1);
            ourExperiment = made.asString();
        }
    }

    private String translated(String text) {
        String mapped = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            mapped = mapped.replace(id.getKey(), id.getValue());
        }
        if (theirExperiment.isEmpty()) {
            return mapped;
        }
        return mapped.replaceAll("(experiment_ids?\"?(?:=|: ?\\[?)\"?)" + theirExperiment + "\\b", "$1" + ourExperiment)
                .replace("/artifacts/" + theirExperiment + "/", "/artifacts/" + ourExperiment + "/")
                .replace("mlflow-artifacts:/" + theirExperiment + "/", "mlflow-artifacts:/" + ourExperiment + "/")
                .replace("path=" + theirExperiment + "%2F", "path=" + ourExperiment + "%2F")
                .replace("path=" + theirExperiment + "/", "path=" + ourExperiment + "/");
    }

    private static Set<String> fields(String path, JsonNode node, Set<String> into) {
        if (node.isArray()) {
            // The recorded server had experiments of earlier recordings too: the newest is the one that counts.
            int most = path.equals("/experiments") ? 1 : node.size();
            for (int i = 0; i < Math.min(most, node.size()); i++) {
                fields(path + "[]", node.get(i), into);
            }
        }
        node.properties().forEach(field -> {
            into.add(path + "/" + field.getKey());
            fields(path + "/" + field.getKey(), field.getValue(), into);
        });
        return into;
    }
}
