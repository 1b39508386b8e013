package io.slipway.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program outside that records runs with a token which its person made in the settings page. */
final class Notebook {
    private static final Pattern SECRET = Pattern.compile("slp_[0-9a-f]+");
    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningServer server;
    final String token;

    private Notebook(RunningServer server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Makes the token as the person does, who is signed in. */
    static Notebook of(Person person, RunningServer server, String project) {
        Page page = person.open("/p/" + project + "/settings/tokens").page;
        page.getByLabel("What it is for").fill("notebook");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a token"))
                .click();
        page.waitForFunction("() => /slp_[0-9a-f]{64}/.test(document.body.innerText + [...document.querySelectorAll("
                + "'input, vaadin-text-field')].map(field => field.value).join(' '))");
        Matcher secret = SECRET.matcher(page.content()
                + page.evaluate("[...document.querySelectorAll('input, vaadin-text-field')].map(f => f.value).join()"));
        if (!secret.find()) {
            throw new IllegalStateException("the page shows no token");
        }
        return new Notebook(server, secret.group());
    }

    String experiment(String name) {
        return id("experiment_id", post("experiments/create", "{\"name\": \"" + name + "\"}"));
    }

    /** A run with two parameters, a last accuracy, and a falling loss over 20 steps; ended. */
    String run(String experiment, String name, double rate, double accuracy) {
        return run(experiment, name, rate, accuracy, "[]");
    }

    String run(String experiment, String name, double rate, double accuracy, String tags) {
        String run = begin(experiment, name, tags);
        post("runs/log-batch", String.format(Locale.ROOT, """
                {"run_id": "%s", "metrics": [{"key": "accuracy", "value": %s, "timestamp": 1000}],
                 "params": [{"key": "lr", "value": "%s"}, {"key": "model", "value": "tree"}]}""", run, accuracy, rate));
        for (int step = 0; step < 20; step++) {
            metric(run, "loss", (1 - accuracy) + 1.0 / (step + 1), step);
        }
        post("runs/update", "{\"run_id\": \"" + run + "\", \"status\": \"FINISHED\"}");
        return run;
    }

    String begin(String experiment, String name, String tags) {
        return id(
                "run_id",
                post(
                        "runs/create",
                        "{\"experiment_id\": \"" + experiment + "\", \"run_name\": \"" + name + "\", \"start_time\": "
                                + System.nanoTime() / 1_000_000 + ", \"tags\": " + tags + "}"));
    }

    void metric(String run, String key, double value, int step) {
        post("runs/log-metric", String.format(Locale.ROOT, """
                {"run_id": "%s", "key": "%s", "value": %s, "timestamp": %d, "step": %d}""", run, key, value, step, step));
    }

    void file(String run, String name, String text) {
        String uri = id("artifact_uri", send("GET", "mlflow/runs/get?run_id=" + run, ""));
        send("PUT", "mlflow-artifacts/artifacts/" + uri.substring(uri.indexOf(":/") + 2) + "/" + name, text);
    }

    private static String id(String field, String answer) {
        Matcher id = Pattern.compile("\"" + field + "\": ?\"([^\"]+)\"").matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException(answer);
        }
        return id.group(1);
    }

    String post(String path, String body) {
        return send("POST", "mlflow/" + path, body);
    }

    private String send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/mlflow/api/2.0/" + path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
