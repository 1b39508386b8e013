package io.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real MLflow server as a team has it, in processes of its own; can be killed and started again on what it kept. */
public final class TeamServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path script;
    private final Path folder;
    private final int port = RunningServer.freePort();

    public TeamServer(Path folder) {
        assumeTrue(System.getenv("SLIPWAY_PYTHON") != null, "SLIPWAY_PYTHON is not set: no MLflow server to run");
        script = shared("mlflow-server");
        this.folder = folder;
        start();
    }

    /** A file of the shared Python folder. */
    static Path shared(String name) {
        Path file = Path.of(System.getenv().getOrDefault("SLIPWAY_SHARED", "../shared"), "python", name)
                .toAbsolutePath()
                .normalize();
        assumeTrue(Files.exists(file), "needs " + file + ": set SLIPWAY_SHARED to the folder that holds it");
        return file;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    void start() {
        run(script.toString(), Integer.toString(port), folder.toString(), "--background", pids().toString());
    }

    /** SIGKILL to all its processes; they are gone when this returns. */
    void kill() {
        if (Files.exists(pids())) {
            try {
                run("kill", "-KILL", "--", "-" + Files.readString(pids()).strip());
                Files.delete(pids());
                untilNobodyListens();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    // A signal does not wait for its effect, and the script starts nothing on a port that still answers.
    private void untilNobodyListens() throws IOException {
        boolean listens = true;
        while (listens) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                listens = socket.isConnected();
            } catch (ConnectException gone) {
                listens = false;
            } catch (SocketException dying) {
                // "Connection reset by peer": it went while it was being connected to, asked again.
                listens = true;
            }
        }
    }

    private Path pids() {
        return folder.resolveSibling(folder.getFileName() + ".pid");
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every run of an experiment, the deleted ones too. */
    List<JsonNode> runs(String experiment) {
        JsonNode found =
                get("experiments/get-by-name?experiment_name=" + URLEncoder.encode(experiment, StandardCharsets.UTF_8));
        List<JsonNode> runs = new ArrayList<>();
        if (!found.has("experiment")) {
            return runs;
        }
        post(
                        "runs/search",
                        "{\"experiment_ids\": [\""
                                + found.at("/experiment/experiment_id").asString()
                                + "\"], \"run_view_type\": \"ALL\", \"max_results\": 1000}")
                .path("runs")
                .forEach(runs::add);
        return runs;
    }

    static String id(JsonNode run) {
        return run.at("/info/run_id").asString();
    }

    static String name(JsonNode run) {
        return run.at("/info/run_name").asString();
    }

    /** Empty where it has none. */
    static String tag(JsonNode run, String name) {
        for (JsonNode tag : run.at("/data/tags")) {
            if (tag.path("key").asString().equals(name)) {
                return tag.path("value").asString();
            }
        }
        return "";
    }

    List<Long> steps(String run, String metric) {
        List<Long> steps = new ArrayList<>();
        get("metrics/get-history?run_id=" + run + "&metric_key=" + metric)
                .path("metrics")
                .forEach(point -> steps.add(point.path("step").asLong(0)));
        return steps;
    }

    List<String> files(String run, String folder) {
        List<String> files = new ArrayList<>();
        get("artifacts/list?run_id=" + run + "&path=" + folder)
                .path("files")
                .forEach(file -> files.add(file.path("path").asString()));
        return files;
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(api(path)).GET());
    }

    private JsonNode post(String path, String json) {
        return send(HttpRequest.newBuilder(api(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private URI api(String path) {
        return URI.create(address() + "/api/2.0/mlflow/" + path);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(
                    client.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
