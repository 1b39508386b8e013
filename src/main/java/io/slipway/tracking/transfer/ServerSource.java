package io.slipway.tracking.transfer;

import io.slipway.tracking.Experiment;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.Page;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.remote.MlflowApi;
import io.slipway.tracking.remote.ServerException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An MLflow server, asked by REST. */
final class ServerSource implements Source {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    // A run may carry 100 parameters of 6,000 characters and more, and its page is held in memory.
    private static final int RUNS = 20;
    private static final int POINTS = 10_000;
    private static final int BATCH = 1_000;
    private static final String PROMPT = "mlflow.prompt.is_prompt";
    private final MlflowApi api;

    ServerSource(MlflowApi api) {
        this.api = api;
    }

    @Override
    public List<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>();
        String token = "";
        do {
            ObjectNode asked = JSON.createObjectNode().put("max_results", 200).put("view_type", "ALL");
            JsonNode page = api.ask("POST", "experiments/search", Map.of(), with(asked, token));
            all.addAll(MlflowJson.list(page.path("experiments"), MlflowJson::experiment));
            token = MlflowJson.text(page, "next_page_token");
        } while (!token.isEmpty());
        return all;
    }

    private static ObjectNode with(ObjectNode asked, @Nullable String token) {
        return token == null || token.isEmpty() ? asked : asked.put("page_token", token);
    }

    @Override
    public Page<String> runs(String experiment, @Nullable String token) {
        ObjectNode asked = JSON.createObjectNode().put("max_results", RUNS).put("run_view_type", "ALL");
        asked.putArray("experiment_ids").add(experiment);
        asked.putArray("order_by").add("attributes.start_time ASC");
        JsonNode page = api.ask("POST", "runs/search", Map.of(), with(asked, token));
        return page(page, "runs", run -> MlflowJson.run(run).id());
    }

    private static Page<String> page(JsonNode page, String list, Function<JsonNode, String> id) {
        return new Page<>(MlflowJson.list(page.path(list), id), MlflowJson.optional(page, "next_page_token"));
    }

    @Override
    public Optional<TrackedRun> run(String id) {
        return found("runs/get", Map.of("run_id", id)).map(answer -> MlflowJson.run(answer.path("run")));
    }

    private Optional<JsonNode> found(String path, Map<String, ?> query) {
        try {
            return Optional.of(api.ask("GET", path, query, null));
        } catch (ServerException missing) {
            if (missing.is("RESOURCE_DOES_NOT_EXIST")) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    @Override
    public void points(TrackedRun run, Consumer<List<Metric>> batch) {
        for (String metric : run.metrics().keySet()) {
            String token = "";
            do {
                Map<String, Object> asked =
                        Map.of("run_id", run.id(), "metric_key", metric, "max_results", POINTS, "page_token", token);
                JsonNode page = api.ask("GET", "metrics/get-history", asked, null);
                List<Metric> points = MlflowJson.list(page.path("metrics"), MlflowJson::metric);
                for (int from = 0; from < points.size(); from += BATCH) {
                    batch.accept(points.subList(from, Math.min(points.size(), from + BATCH)));
                }
                token = points.isEmpty() ? "" : MlflowJson.text(page, "next_page_token");
            } while (!token.isEmpty());
        }
    }

    @Override
    public Page<String> models(String experiment, @Nullable String token) {
        ObjectNode asked = JSON.createObjectNode().put("max_results", RUNS);
        ArrayNode experiments = asked.putArray("experiment_ids");
        experiments.add(experiment);
        try {
            JsonNode page = api.ask("POST", "logged-models/search", Map.of(), with(asked, token));
            return page(page, "models", model -> MlflowJson.model(model).id());
        } catch (ServerException refused) {
            if (refused.is("ENDPOINT_NOT_FOUND")) {
                // Before MLflow 3 there were none.
                return new Page<>(List.of(), null);
            }
            throw refused;
        }
    }

    @Override
    public Optional<LoggedModel> model(String id) {
        return found("logged-models/" + id, Map.of()).map(answer -> MlflowJson.model(answer.path("model")));
    }

    @Override
    public List<String> registered() {
        List<String> names = new ArrayList<>();
        String token = "";
        do {
            JsonNode page =
                    api.ask("GET", "registered-models/search", Map.of("max_results", 100, "page_token", token), null);
            for (JsonNode model : page.path("registered_models")) {
                if (!"true".equals(MlflowJson.registered(model).tags().get(PROMPT))) {
                    names.add(MlflowJson.text(model, "name"));
                }
            }
            token = MlflowJson.text(page, "next_page_token");
        } while (!token.isEmpty());
        return names;
    }

    @Override
    public Optional<RegisteredModel> registered(String name) {
        return found("registered-models/get", Map.of("name", name))
                .map(answer -> MlflowJson.registered(answer.path("registered_model")));
    }

    @Override
    public List<ModelVersion> versions(String name) {
        String quote = name.contains("'") ? "\"" : "'";
        List<ModelVersion> all = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = api.ask(
                    "GET",
                    "model-versions/search",
                    Map.of("filter", "name=" + quote + name + quote, "max_results", 1_000, "page_token", token),
                    null);
            all.addAll(MlflowJson.list(page.path("model_versions"), MlflowJson::version));
            token = MlflowJson.text(page, "next_page_token");
        } while (!token.isEmpty());
        all.sort(Comparator.comparingLong(ModelVersion::version));
        return all;
    }

    @Override
    public List<Entry> files(Holder holder, String folder) {
        return ServerFiles.list(api, holder, folder);
    }

    @Override
    public InputStream open(Holder holder, String path) {
        return ServerFiles.open(api, holder, path);
    }
}
