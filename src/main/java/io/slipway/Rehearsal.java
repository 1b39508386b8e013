package io.slipway;

import static java.util.stream.IntStream.range;

import io.slipway.project.Caller;
import io.slipway.project.PersonalTokens;
import io.slipway.project.Projects;
import io.slipway.project.SignedIn;
import io.slipway.project.people.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * {@code rehearse}: for the build, which keeps in the start-up cache what the JVM learned here. A whole server, on a home that is thrown away, answers what programs that log ask
 * most; a server that starts with such a cache answers its first hundreds of runs in half the time.
 */
final class Rehearsal {
    private static final int RUNS = 1000, WRITERS = 20, POINTS = 1000;
    private static final String PASSWORD = "only-for-the-rehearsal";
    private final RestClient client;

    private Rehearsal(String port, String token) {
        client = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    /** Answers the exit code. Throws where a request is refused. */
    static int run() throws IOException {
        Path home = Files.createTempDirectory("slipway-rehearsal-");
        try (ConfigurableApplicationContext context = Application.server().run(settings(home))) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            new Rehearsal(port, token(context)).play();
            return 0;
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    // As arguments, because these win over what the environment tells the machine's own server.
    private static String[] settings(Path home) {
        return new String[] {
            "--slipway.home=" + home,
            "--slipway.admin-password=" + PASSWORD,
            "--server.address=127.0.0.1",
            "--server.port=0"
        };
    }

    private static String token(ConfigurableApplicationContext context) {
        Caller admin = context.getBean(People.class).prove("admin", PASSWORD).orElseThrow();
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(admin));
        try {
            return context.getBean(PersonalTokens.class)
                    .create(context.getBean(Projects.class).mine().getFirst().id(), "rehearsal");
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void play() {
        client.get().uri("/login").retrieve().toBodilessEntity();
        String experiment = post("experiments/create", Map.of("name", "rehearsal"))
                .get("experiment_id")
                .asString();
        String run = "";
        for (int at = 0; at < RUNS; at++) {
            run = log(experiment, at);
        }
        post("runs/search", Map.of("experiment_ids", List.of(experiment), "max_results", 1000));
        client.get()
                .uri("/mlflow/api/2.0/mlflow/metrics/get-history?run_id={run}&metric_key=m0", run)
                .retrieve()
                .toBodilessEntity();
        together(experiment);
    }

    // Ways that one program alone never walks: requests that wait for each other.
    private void together(String experiment) {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            writers.invokeAll(Collections.nCopies(WRITERS, Executors.callable(() -> {
                        String run = create(experiment, 0);
                        range(0, POINTS).forEach(step -> measure(run, step));
                    })))
                    .forEach(Future::resultNow);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String log(String experiment, int at) {
        String run = create(experiment, at);
        List<Map<String, Object>> metrics =
                range(0, 10).mapToObj(i -> point("m" + i, i)).toList();
        List<Map<String, String>> params = range(0, 20)
                .mapToObj(i -> Map.of("key", "p" + i, "value", "" + i))
                .toList();
        post("runs/log-batch", Map.of("run_id", run, "metrics", metrics, "params", params));
        measure(run, 0);
        post("runs/update", Map.of("run_id", run, "status", "FINISHED", "end_time", at + 1));
        return run;
    }

    private String create(String experiment, int at) {
        return post("runs/create", Map.of("experiment_id", experiment, "start_time", at))
                .at("/run/info/run_id")
                .asString();
    }

    private void measure(String run, int step) {
        post("runs/log-metric", Map.of("run_id", run, "key", "loss", "value", 1.5, "timestamp", step, "step", step));
    }

    private static Map<String, Object> point(String key, int step) {
        return Map.of("key", key, "value", step / 7.0, "timestamp", step, "step", step);
    }

    private JsonNode post(String call, Map<String, Object> said) {
        return Objects.requireNonNull(client.post()
                .uri("/mlflow/api/2.0/mlflow/" + call)
                .body(said)
                .retrieve()
                .body(JsonNode.class));
    }
}
