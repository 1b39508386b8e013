package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.ModelMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Brings what is known of a logged model which was there before its project had the server, and that is not said when it is made: files, metrics, how it stands. */
@Component
class EarlierModels {
    private static final int POINTS = 1_000;
    private final RemoteModels models;
    private final RemoteFiles files;
    private final ServerIds ids;

    EarlierModels(RemoteModels models, RemoteFiles files, ServerIds ids) {
        this.models = models;
        this.files = files;
        this.ids = ids;
    }

    void send(ProjectId project, String model, MlflowApi api) {
        models.local(project, model)
                .ifPresent(
                        ours -> models.there(api, project, model).ifPresent(there -> send(project, ours, there, api)));
    }

    private void send(ProjectId project, LoggedModel ours, RemoteIdStore.Model there, MlflowApi api) {
        files.complete(api, project, ours.artifactUri(), there.artifactUri());
        measured(ours).forEach((run, points) -> {
            for (int from = 0; from < points.size(); from += POINTS) {
                List<ModelMetric> some = points.subList(from, Math.min(points.size(), from + POINTS));
                ids.in(api, project, ModelOutbox.measured(ours.id(), run, some))
                        .ifPresent(body -> api.ask("POST", "runs/log-batch", Map.of(), body));
            }
        });
        if (ours.status() != LoggedModel.Status.PENDING) {
            ObjectNode ended = Call.fields().put("model_id", there.id()).put("status", "LOGGED_MODEL_" + ours.status());
            api.ask("PATCH", "logged-models/" + there.id(), Map.of(), ended);
        }
    }

    /** By run. NaN is left out, for the run has it by then and MLflow 3 refuses a second one. */
    private static Map<String, List<ModelMetric>> measured(LoggedModel model) {
        Map<String, List<ModelMetric>> byRun = new LinkedHashMap<>();
        model.metrics().stream()
                .filter(metric -> !Double.isNaN(metric.point().value()))
                .forEach(metric -> byRun.computeIfAbsent(metric.run(), run -> new ArrayList<>())
                        .add(metric));
        return byRun;
    }
}
