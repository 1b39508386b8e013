package io.slipway.mlflow;

import io.slipway.artifact.logged.LoggedPath;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelMetric;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The routes below /logged-models: create, find, finish, measure, tag and delete. */
@Component
class ModelRoutes {
    private static final int PAGE = 50;
    private final LoggedModels models;
    private final Reach reach;
    private final ArtifactProxy artifacts;

    ModelRoutes(LoggedModels models, Reach reach, ArtifactProxy artifacts) {
        this.models = models;
        this.reach = reach;
        this.artifacts = artifacts;
    }

    Object create(Call call) {
        Body body = call.body();
        String run = body.text("source_run_id", "");
        if (call.acting().onlyRun() != null) {
            reach.mayWrite(call.acting(), run);
        }
        LoggedModel.Wanted wanted = new LoggedModel.Wanted(
                body.text("experiment_id"),
                body.text("name", ""),
                body.text("model_type", ""),
                run,
                body.entries("params"),
                body.entries("tags"));
        return model(models.create(call.project(), wanted));
    }

    Object search(Call call) {
        Body body = call.body();
        if (body.texts("experiment_ids").isEmpty()) {
            throw Refusal.missingValue("experiment_ids");
        }
        int wanted = body.count("max_results", 0);
        List<LoggedModel.OnData> data =
                body.list("datasets").stream().map(ModelRoutes::data).toList();
        var page = models.search(
                call.project(),
                new LoggedModel.Search(
                        body.texts("experiment_ids"),
                        body.text("filter", ""),
                        data,
                        body.list("order_by").stream().map(ModelRoutes::order).toList(),
                        wanted == 0 ? PAGE : wanted,
                        body.optional("page_token")));
        return Answers.of(
                "models", page.items().stream().map(ModelRoutes::fields).toList(), "next_page_token", page.next());
    }

    private static LoggedModel.OnData data(Body dataset) {
        return new LoggedModel.OnData(dataset.text("dataset_name"), dataset.optional("dataset_digest"));
    }

    private static LoggedModel.Order order(Body by) {
        boolean onData = by.optional("dataset_name") != null;
        boolean ascending = by.raw("ascending") == null || by.flag("ascending");
        return new LoggedModel.Order(by.text("field_name"), ascending, onData ? data(by) : null);
    }

    Object get(Call call) {
        return model(models.get(call.project(), id(call)));
    }

    Object delete(Call call) {
        models.delete(call.project(), id(call));
        return Map.of();
    }

    Object addParams(Call call) {
        models.addParams(call.project(), writable(call), call.body().entries("params"));
        return Map.of();
    }

    Object setTags(Call call) {
        models.setTags(call.project(), writable(call), call.body().entries("tags"));
        return Map.of();
    }

    Object finish(Call call) {
        String said = call.body().word("status");
        LoggedModel.Status status = switch (said) {
            case "LOGGED_MODEL_READY", "2" -> LoggedModel.Status.READY;
            case "LOGGED_MODEL_UPLOAD_FAILED", "3" -> LoggedModel.Status.UPLOAD_FAILED;
            default ->
                throw Refusal.invalid(
                        "Expected status LOGGED_MODEL_READY or LOGGED_MODEL_UPLOAD_FAILED, but got " + said);
        };
        return model(models.finish(call.project(), writable(call), status));
    }

    Object deleteTag(Call call) {
        String tag = URLDecoder.decode(call.parts().getLast(), StandardCharsets.UTF_8);
        models.deleteTag(call.project(), writable(call), tag);
        return Map.of();
    }

    Object files(Call call) {
        LoggedModel model = models.get(call.project(), id(call));
        String folder = call.body().text("artifact_directory_path", "");
        return artifacts.listed(call.project(), model.artifactUri(), LoggedPath.of(folder));
    }

    private static String id(Call call) {
        return call.parts().getFirst();
    }

    private String writable(Call call) {
        if (call.acting().onlyRun() != null) {
            reach.mayWrite(call.acting(), models.get(call.project(), id(call)).sourceRun());
        }
        return id(call);
    }

    private static Object model(LoggedModel model) {
        return Answers.of("model", fields(model));
    }

    private static Map<String, Object> fields(LoggedModel model) {
        return Answers.of(
                "info",
                Answers.of(
                        "model_id", model.id(),
                        "experiment_id", model.experimentId(),
                        "name", model.name(),
                        "creation_timestamp_ms", model.created(),
                        "last_updated_timestamp_ms", model.updated(),
                        "artifact_uri", model.artifactUri(),
                        "status", "LOGGED_MODEL_" + model.status(),
                        "model_type", model.modelType(),
                        "source_run_id", model.sourceRun(),
                        "tags", Answers.entries(model.tags())),
                "data",
                Answers.of(
                        "params",
                        Answers.entries(model.params()),
                        "metrics",
                        model.metrics().stream()
                                .map(metric -> metric(model, metric))
                                .toList()));
    }

    private static Map<String, Object> metric(LoggedModel model, ModelMetric metric) {
        Map<String, Object> fields = Answers.metric(metric.point());
        if (!metric.dataset().isEmpty()) {
            fields.put("dataset_name", metric.dataset());
            fields.put("dataset_digest", metric.digest());
        }
        fields.put("model_id", model.id());
        fields.put("run_id", metric.run());
        return fields;
    }
}
