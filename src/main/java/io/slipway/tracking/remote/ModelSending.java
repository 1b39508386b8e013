package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.remote.OutboxStore.Row;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends what mlflow-client has no messages for. What a server would not take twice is looked for first. */
@Component
class ModelSending {
    private final ServerIds ids;
    private final RemoteModels models;
    private final RemoteRuns runs;
    private final RemoteFiles files;
    private final RegistrySending registry;
    private final ExperimentSending experiments;
    private final EarlierModels earlier;

    ModelSending(
            ServerIds ids,
            RemoteModels models,
            RemoteRuns runs,
            RemoteFiles files,
            RegistrySending registry,
            ExperimentSending experiments,
            EarlierModels earlier) {
        this.ids = ids;
        this.models = models;
        this.runs = runs;
        this.files = files;
        this.registry = registry;
        this.experiments = experiments;
        this.earlier = earlier;
    }

    void send(ProjectId project, Row row, MlflowApi api) {
        JsonNode request = Call.JSON.readTree(row.request());
        switch (row.kind()) {
            case CALL -> call(project, Call.read(row.request()), api);
            case MODEL -> models.begin(api, project, ours(request), row.tried());
            case EARLIER_MODEL -> earlier.send(project, ours(request), api);
            case MODEL_PARAMS -> params(project, request, api);
            case MODEL_FILE, MODEL_FILE_GONE -> file(project, row, request, api);
            case MODEL_LINKS -> link(project, row.run(), request.path("links"), api);
            case EXPERIMENT_NAME, EXPERIMENT_TAG, EXPERIMENT_GONE, EXPERIMENT_BACK ->
                experiments.send(project, row.kind(), request, api);
            default -> registry.send(project, row.kind(), request, api);
        }
    }

    private static String ours(JsonNode request) {
        return request.path("model").asString();
    }

    private void call(ProjectId project, Call wanted, MlflowApi api) {
        String model = wanted.path().startsWith("logged-models/")
                ? wanted.body().at("/model_id/" + Call.MODEL).asString("")
                : "";
        if (!model.isEmpty()) {
            models.changed(api, project, model);
        }
        Call call = registry.permitted(project, wanted, api);
        Optional<JsonNode> body = ids.in(api, project, call.body());
        if (body.isEmpty()) {
            return;
        }
        String path = call.pathFor(body.get());
        if (call.method().equals("DELETE")) {
            Sending.unlessGone(() -> api.ask("DELETE", path, Map.of(), body.get()));
        } else {
            api.ask(call.method(), path, Map.of(), body.get());
        }
    }

    private void params(ProjectId project, JsonNode request, MlflowApi api) {
        models.changed(api, project, ours(request)).ifPresent(there -> {
            Set<String> known = new HashSet<>();
            api.ask("GET", "logged-models/" + there.id(), Map.of(), null)
                    .at("/model/data/params")
                    .forEach(param -> known.add(param.path("key").asString("")));
            ObjectNode body = Call.fields().put("model_id", there.id());
            ArrayNode missing = body.putArray("params");
            for (JsonNode param : request.path("params")) {
                if (!known.contains(param.path("key").asString(""))) {
                    missing.add(param);
                }
            }
            if (!missing.isEmpty()) {
                api.ask("POST", "logged-models/" + there.id() + "/params", Map.of(), body);
            }
        });
    }

    private void file(ProjectId project, Row row, JsonNode request, MlflowApi api) {
        Optional<LoggedModel> ours = models.local(project, ours(request));
        String path = request.path("path").asString();
        models.changed(api, project, ours(request)).ifPresent(there -> {
            if (row.kind() == OutboxStore.Kind.MODEL_FILE_GONE) {
                Sending.unlessGone(() -> api.delete(RemoteFiles.place(there.artifactUri(), path)));
            } else if (ours.isPresent()) {
                files.put(api, project, ours.get().artifactUri(), there.artifactUri(), path);
            }
        });
    }

    /** One link can be there only once. */
    void link(ProjectId project, String run, JsonNode links, MlflowApi api) {
        String there = runs.ensure(api, project, run).id();
        JsonNode known =
                api.ask("GET", "runs/get", Map.of("run_id", there), null).path("run");
        ObjectNode made = Call.fields().put("run_id", there);
        ObjectNode used = Call.fields().put("run_id", there);
        for (JsonNode link : links) {
            boolean output = link.path("made").asBoolean();
            String model = models.there(api, project, ours(link))
                    .map(RemoteIdStore.Model::id)
                    .orElse(ours(link));
            JsonNode before = known.at(output ? "/outputs/model_outputs" : "/inputs/model_inputs");
            if (before.valueStream()
                    .noneMatch(one -> model.equals(one.path("model_id").asString("")))) {
                ObjectNode added = (output ? made : used).withArray("models").addObject();
                added.put("model_id", model);
                if (output) {
                    added.put("step", link.path("step").asLong());
                }
            }
        }
        if (made.has("models")) {
            api.ask("POST", "runs/outputs", Map.of(), made);
        }
        if (used.has("models")) {
            api.ask("POST", "runs/log-inputs", Map.of(), used);
        }
    }
}
