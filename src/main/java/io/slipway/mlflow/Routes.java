package io.slipway.mlflow;

import static io.slipway.project.Permission.EDIT;
import static io.slipway.project.Permission.RUN;
import static io.slipway.project.Permission.VIEW;

import io.slipway.project.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every route of the protocol that is answered with JSON, by method and path below /api/2.0/mlflow/, with what its caller needs. */
@Component
class Routes {
    private final List<Route> all = new ArrayList<>();
    private final Map<String, Route> fixed = new HashMap<>();

    Routes(
            ExperimentRoutes experiments,
            RunRoutes runs,
            MetricRoutes metrics,
            ModelRoutes models,
            RegisteredModelRoutes registered,
            ModelVersionRoutes versions,
            DatasetRoutes datasets,
            ArtifactProxy artifacts) {
        add("POST", "experiments/create", EDIT, experiments::create);
        add("GET", "experiments/get", VIEW, experiments::get);
        add("GET", "experiments/get-by-name", VIEW, experiments::named);
        add("GET", "experiments/search", VIEW, experiments::search);
        add("POST", "experiments/search", VIEW, experiments::search);
        add("POST", "experiments/update", EDIT, experiments::update);
        add("POST", "experiments/delete", EDIT, experiments::delete);
        add("POST", "experiments/restore", EDIT, experiments::restore);
        add("POST", "experiments/set-experiment-tag", EDIT, experiments::setTag);
        add("POST", "experiments/delete-experiment-tag", EDIT, experiments::deleteTag);
        add("POST", "runs/create", RUN, runs::create);
        add("GET", "runs/get", VIEW, runs::get);
        add("POST", "runs/update", RUN, runs::update);
        add("POST", "runs/delete", EDIT, runs::delete);
        add("POST", "runs/restore", EDIT, runs::restore);
        add("POST", "runs/log-metric", RUN, runs::logMetric);
        add("POST", "runs/log-parameter", RUN, runs::logParameter);
        add("POST", "runs/log-batch", RUN, runs::logBatch);
        add("POST", "runs/set-tag", RUN, runs::setTag);
        add("POST", "runs/delete-tag", RUN, runs::deleteTag);
        add("POST", "runs/log-inputs", RUN, runs::logInputs);
        add("POST", "runs/outputs", RUN, runs::outputs);
        add("POST", "runs/search", VIEW, runs::search);
        add("POST", "runs/log-model", RUN, runs::logModel);
        add("POST", "experiments/search-datasets", VIEW, datasets::search);
        add("GET", "metrics/get-history", VIEW, metrics::history);
        add("GET", "metrics/get-history-bulk", VIEW, metrics::bulk);
        add("GET", "metrics/get-history-bulk-interval", VIEW, metrics::interval);
        add("GET", "artifacts/list", VIEW, artifacts::list);
        add("POST", "logged-models", RUN, models::create);
        add("POST", "logged-models/search", VIEW, models::search);
        add("GET", "logged-models/{id}", VIEW, models::get);
        add("PATCH", "logged-models/{id}", RUN, models::finish);
        add("DELETE", "logged-models/{id}", EDIT, models::delete);
        add("POST", "logged-models/{id}/params", RUN, models::addParams);
        add("PATCH", "logged-models/{id}/tags", RUN, models::setTags);
        add("DELETE", "logged-models/{id}/tags/{tag}", RUN, models::deleteTag);
        add("GET", "logged-models/{id}/artifacts/directories", VIEW, models::files);
        add("POST", "registered-models/create", RUN, registered::create);
        add("GET", "registered-models/get", VIEW, registered::get);
        add("GET", "registered-models/search", VIEW, registered::search);
        add("POST", "registered-models/rename", EDIT, registered::rename);
        add("PATCH", "registered-models/update", RUN, registered::update);
        add("DELETE", "registered-models/delete", EDIT, registered::delete);
        add("POST", "registered-models/get-latest-versions", VIEW, registered::latestVersions);
        add("GET", "registered-models/get-latest-versions", VIEW, registered::latestVersions);
        add("POST", "registered-models/set-tag", RUN, registered::setTag);
        add("DELETE", "registered-models/delete-tag", RUN, registered::deleteTag);
        add("POST", "registered-models/alias", RUN, registered::setAlias);
        add("GET", "registered-models/alias", VIEW, registered::ofAlias);
        add("DELETE", "registered-models/alias", RUN, registered::deleteAlias);
        add("POST", "model-versions/create", RUN, versions::create);
        add("GET", "model-versions/get", VIEW, versions::get);
        add("GET", "model-versions/search", VIEW, versions::search);
        add("PATCH", "model-versions/update", RUN, versions::update);
        add("DELETE", "model-versions/delete", EDIT, versions::delete);
        add("POST", "model-versions/transition-stage", EDIT, versions::transition);
        add("GET", "model-versions/get-download-uri", VIEW, versions::downloadUri);
        add("POST", "model-versions/set-tag", RUN, versions::setTag);
        add("DELETE", "model-versions/delete-tag", RUN, versions::deleteTag);
    }

    private void add(String method, String path, Permission needs, Call.Handler handler) {
        Route route = new Route(method, path, needs, handler);
        all.add(route);
        if (!route.hasParts()) {
            fixed.put(method + " " + path, route);
        }
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    /** A route and the values of the parts in braces of its address. */
    record Found(Route route, List<String> parts) {}

    Found find(String method, String path) {
        Route exact = fixed.get(method + " " + path);
        if (exact != null) {
            return new Found(exact, List.of());
        }
        boolean known = false;
        for (Route route : all) {
            @Nullable List<String> parts = route.match(path);
            if (parts != null && route.method().equals(method)) {
                return new Found(route, parts);
            }
            known |= parts != null;
        }
        if (known) {
            throw new Refusal(405, "ENDPOINT_NOT_FOUND", "The method " + method + " is not allowed for " + path);
        }
        if (path.startsWith("artifacts/presigned")) {
            throw Refusal.notHere("Presigned transfer of artifacts");
        }
        throw Refusal.noEndpoint(path);
    }
}
