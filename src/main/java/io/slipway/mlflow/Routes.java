package io.slipway.mlflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every route of the protocol that is answered with JSON, by method and path below /api/2.0/mlflow/. */
@Component
class Routes {
    private final Map<String, Call.Handler> handlers = new HashMap<>();
    private final Set<String> paths;

    private final ModelRoutes models;

    Routes(
            ExperimentRoutes experiments,
            RunRoutes runs,
            MetricRoutes metrics,
            ModelRoutes models,
            RegistryRoutes registry,
            DatasetRoutes datasets,
            ArtifactProxy artifacts) {
        this.models = models;
        handlers.putAll(registry.handlers());
        post("experiments/create", experiments::create);
        get("experiments/get", experiments::get);
        get("experiments/get-by-name", experiments::named);
        get("experiments/search", experiments::search);
        post("experiments/search", experiments::search);
        post("experiments/update", experiments::update);
        post("experiments/delete", experiments::delete);
        post("experiments/restore", experiments::restore);
        post("experiments/set-experiment-tag", experiments::setTag);
        post("experiments/delete-experiment-tag", experiments::deleteTag);
        post("runs/create", runs::create);
        get("runs/get", runs::get);
        post("runs/update", runs::update);
        post("runs/delete", runs::delete);
        post("runs/restore", runs::restore);
        post("runs/log-metric", runs::logMetric);
        post("runs/log-parameter", runs::logParameter);
        post("runs/log-batch", runs::logBatch);
        post("runs/set-tag", runs::setTag);
        post("runs/delete-tag", runs::deleteTag);
        post("runs/log-inputs", runs::logInputs);
        post("runs/outputs", runs::outputs);
        post("runs/search", runs::search);
        post("runs/log-model", runs::logModel);
        post("experiments/search-datasets", datasets::search);
        get("metrics/get-history", metrics::history);
        get("metrics/get-history-bulk", metrics::bulk);
        get("metrics/get-history-bulk-interval", metrics::interval);
        get("artifacts/list", artifacts::list);
        post("logged-models", models::create);
        post("logged-models/search", models::search);
        paths = Set.copyOf(handlers.keySet().stream()
                .map(route -> route.substring(route.indexOf(' ') + 1))
                .toList());
    }

    private void get(String path, Call.Handler handler) {
        handlers.put("GET " + path, handler);
    }

    private void post(String path, Call.Handler handler) {
        handlers.put("POST " + path, handler);
    }

    Call.Handler find(String method, String path) {
        Call.@Nullable Handler handler = handlers.get(method + " " + path);
        if (handler != null) {
            return handler;
        }
        Call.@Nullable Handler ofModel = models.find(method, path);
        if (ofModel != null) {
            return ofModel;
        }
        if (paths.contains(path)) {
            throw new Refusal(405, "ENDPOINT_NOT_FOUND", "The method " + method + " is not allowed for " + path);
        }
        if (path.startsWith("artifacts/presigned")) {
            throw Refusal.notHere("Presigned transfer of artifacts");
        }
        throw Refusal.noEndpoint(path);
    }
}
