package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import io.slipway.tracking.Dataset;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What MLflow's REST says, in the words of the tracking room; the ids stay the server's. */
final class MlflowJson {
    static final ProjectId ELSEWHERE = new ProjectId("");
    private static final String MODELS = "models:/";

    private MlflowJson() {}

    static Experiment experiment(JsonNode json) {
        long created = json.path("creation_time").asLong(0);
        return new Experiment(
                ELSEWHERE,
                text(json, "experiment_id"),
                text(json, "name"),
                text(json, "artifact_location"),
                text(json, "lifecycle_stage").equals("deleted"),
                created,
                json.path("last_update_time").asLong(created),
                entries(json.path("tags")));
    }

    static TrackedRun run(JsonNode json) {
        JsonNode info = json.path("info");
        JsonNode data = json.path("data");
        Map<String, String> tags = entries(data.path("tags"));
        Map<String, Summary> metrics = new TreeMap<>();
        for (JsonNode point : data.path("metrics")) {
            Metric latest = metric(point);
            metrics.put(latest.name(), new Summary(latest, latest.value(), latest.value(), 1));
        }
        String id = text(info, "run_id");
        long ended = info.path("end_time").asLong(0);
        List<ModelLink> models = new ArrayList<>();
        json.path("outputs")
                .path("model_outputs")
                .forEach(model -> models.add(new ModelLink(
                        text(model, "model_id"), true, model.path("step").asLong(0))));
        json.path("inputs")
                .path("model_inputs")
                .forEach(model -> models.add(new ModelLink(text(model, "model_id"), false, 0)));
        return new TrackedRun(
                ELSEWHERE,
                id.isEmpty() ? text(info, "run_uuid") : id,
                text(info, "experiment_id"),
                tags.getOrDefault("mlflow.runName", text(info, "run_name")),
                tags.getOrDefault("mlflow.user", text(info, "user_id")),
                status(text(info, "status")),
                info.path("start_time").asLong(0),
                ended > 0 ? (Long) ended : null,
                text(info, "lifecycle_stage").equals("deleted"),
                text(info, "artifact_uri"),
                entries(data.path("params")),
                tags,
                metrics,
                list(json.path("inputs").path("dataset_inputs"), MlflowJson::dataset),
                models);
    }

    static RunStatus status(String word) {
        for (RunStatus status : RunStatus.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        return RunStatus.RUNNING;
    }

    static Metric metric(JsonNode json) {
        return new Metric(
                text(json, "key"),
                number(json.path("value")),
                json.path("timestamp").asLong(0),
                json.path("step").asLong(0));
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.parseDouble(value.asString("NaN"));
    }

    private static Dataset dataset(JsonNode json) {
        JsonNode data = json.path("dataset");
        return new Dataset(
                text(data, "name"),
                text(data, "digest"),
                text(data, "source_type"),
                text(data, "source"),
                optional(data, "schema"),
                optional(data, "profile"),
                entries(json.path("tags")));
    }

    static LoggedModel model(JsonNode json) {
        JsonNode info = json.path("info");
        long created = info.path("creation_timestamp_ms").asLong(0);
        return new LoggedModel(
                text(info, "model_id"),
                text(info, "experiment_id"),
                text(info, "name"),
                text(info, "model_type"),
                text(info, "source_run_id"),
                modelStatus(text(info, "status")),
                text(info, "artifact_uri"),
                created,
                info.path("last_updated_timestamp_ms").asLong(created),
                entries(json.path("data").path("params")),
                entries(info.path("tags")),
                list(
                        json.path("data").path("metrics"),
                        point -> new ModelMetric(
                                metric(point),
                                text(point, "run_id"),
                                text(point, "dataset_name"),
                                text(point, "dataset_digest"))));
    }

    static LoggedModel.Status modelStatus(String word) {
        return switch (word) {
            case "LOGGED_MODEL_READY", "READY", "2" -> LoggedModel.Status.READY;
            case "LOGGED_MODEL_UPLOAD_FAILED", "UPLOAD_FAILED", "3" -> LoggedModel.Status.UPLOAD_FAILED;
            default -> LoggedModel.Status.PENDING;
        };
    }

    static RegisteredModel registered(JsonNode json) {
        long created = json.path("creation_timestamp").asLong(0);
        Map<String, Long> aliases = new TreeMap<>();
        json.path("aliases")
                .forEach(alias ->
                        aliases.put(text(alias, "alias"), alias.path("version").asLong(0)));
        return new RegisteredModel(
                text(json, "name"),
                optional(json, "description"),
                created,
                json.path("last_updated_timestamp").asLong(created),
                json.path("last_updated_timestamp").asLong(created),
                "",
                List.of(),
                entries(json.path("tags")),
                aliases);
    }

    static ModelVersion version(JsonNode json) {
        long created = json.path("creation_timestamp").asLong(0);
        String source = text(json, "source");
        String stage = text(json, "current_stage");
        return new ModelVersion(
                text(json, "name"),
                json.path("version").asLong(0),
                stage.isEmpty() ? "None" : stage,
                text(json, "description"),
                source,
                source,
                text(json, "run_id"),
                text(json, "run_link"),
                loggedModel(text(json, "model_id"), source),
                text(json, "user_id"),
                created,
                json.path("last_updated_timestamp").asLong(created),
                entries(json.path("tags")),
                List.of());
    }

    /** Servers do not always say which logged model a version is made of, but its source does. */
    static String loggedModel(String said, String source) {
        boolean named = source.startsWith(MODELS + "m-") && source.indexOf('/', MODELS.length()) < 0;
        return said.isEmpty() && named ? source.substring(MODELS.length()) : said;
    }

    static Map<String, String> entries(JsonNode list) {
        Map<String, String> entries = new TreeMap<>();
        list.forEach(entry -> entries.put(text(entry, "key"), text(entry, "value")));
        return entries;
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        array.forEach(one -> all.add(read.apply(one)));
        return all;
    }

    static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }

    static @Nullable String optional(JsonNode json, String field) {
        String text = text(json, field);
        return text.isEmpty() ? null : text;
    }
}
