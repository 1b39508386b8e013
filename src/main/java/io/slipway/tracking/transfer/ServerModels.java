package io.slipway.tracking.transfer;

import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.remote.MlflowApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The logged models of a server, of MLflow 3 or later; each is looked for by its tag with our id before one is made. */
final class ServerModels {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MODEL_TAG = "slipway.model_id";
    // The server writes it itself for each version that is made of a model.
    private static final String VERSIONS_TAG = "mlflow.modelVersions";
    private final MlflowApi api;

    ServerModels(MlflowApi api) {
        this.api = api;
    }

    private JsonNode post(String path, ObjectNode body) {
        return api.ask("POST", path, Map.of(), body);
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    Optional<Holder> get(String model) {
        return ServerVersions.found(() -> api.ask("GET", "logged-models/" + model, Map.of(), null))
                .map(answer -> MlflowJson.model(answer.path("model")))
                .map(there -> new Holder(true, there.id(), there.artifactUri()));
    }

    Holder make(LoggedModel source, String experiment, String run) {
        ObjectNode asked =
                object().put("max_results", 1).put("filter", "tags.`" + MODEL_TAG + "` = '" + source.id() + "'");
        asked.putArray("experiment_ids").add(experiment);
        LoggedModel there =
                MlflowJson.list(post("logged-models/search", asked).path("models"), MlflowJson::model).stream()
                        .findFirst()
                        .orElseGet(() -> create(source, experiment, run));
        for (Map<String, String> some : ServerJson.hundreds(source.params())) {
            ObjectNode params = object().put("model_id", there.id());
            ServerJson.entries(params.putArray("params"), some);
            post("logged-models/" + there.id() + "/params", params);
        }
        ObjectNode tags = object().put("model_id", there.id());
        Map<String, String> carried = new HashMap<>(source.tags());
        carried.keySet().removeAll(Set.of(VERSIONS_TAG, MODEL_TAG));
        ServerJson.entries(tags.putArray("tags"), carried);
        if (!tags.path("tags").isEmpty()) {
            api.ask("PATCH", "logged-models/" + there.id() + "/tags", Map.of(), tags);
        }
        return new Holder(true, there.id(), there.artifactUri());
    }

    private LoggedModel create(LoggedModel source, String experiment, String run) {
        ObjectNode wanted = object().put("experiment_id", experiment)
                .put("name", source.name())
                .put("model_type", source.modelType())
                .put("source_run_id", run);
        ServerJson.entries(wanted.putArray("tags"), Map.of(MODEL_TAG, source.id()));
        return MlflowJson.model(post("logged-models", wanted).path("model"));
    }

    void end(Holder model, LoggedModel source, List<ModelMetric> measured) {
        for (ModelMetric metric : measured) {
            ObjectNode log = object().put("run_id", metric.run());
            ObjectNode point = log.putArray("metrics").addObject();
            ServerJson.metric(point, metric.point());
            point.put("model_id", model.id());
            if (!metric.dataset().isEmpty()) {
                point.put("dataset_name", metric.dataset()).put("dataset_digest", metric.digest());
            }
            post("runs/log-batch", log);
        }
        if (source.status() != LoggedModel.Status.PENDING) {
            ObjectNode status = object().put("model_id", model.id()).put("status", "LOGGED_MODEL_" + source.status());
            api.ask("PATCH", "logged-models/" + model.id(), Map.of(), status);
        }
    }
}
