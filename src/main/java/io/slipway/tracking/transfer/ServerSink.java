package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RegisteredModel;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.remote.MlflowApi;
import io.slipway.tracking.remote.OursThere;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An MLflow server. It gives runs and models ids of its own, so each carries a tag with ours, by which it is looked for before
 * one is made: whether an answer was lost does not matter then.
 */
final class ServerSink implements Sink {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RUN_TAG = "slipway.run_id";
    private static final String PARENT_TAG = "mlflow.parentRunId";
    private final MlflowApi api;
    private final ProjectId project;
    private final TwinStore twins;
    private final OursThere ours;
    private final ServerExperiments experiments;
    private final ServerModels models;
    private final ServerVersions versions;

    /** @param project what is carried is of */
    ServerSink(MlflowApi api, ProjectId project, TwinStore twins, OursThere ours) {
        this.api = api;
        this.project = project;
        this.twins = twins;
        this.ours = ours;
        this.experiments = new ServerExperiments(api);
        this.models = new ServerModels(api);
        this.versions = new ServerVersions(api);
    }

    @Override
    public String place() {
        return api.server().key();
    }

    private JsonNode post(String path, ObjectNode body) {
        return api.ask("POST", path, Map.of(), body);
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    @Override
    public String experiment(Experiment source, @Nullable String before) {
        return experiments.ensure(source, before);
    }

    /** One that others work in is not deleted because ours of that name is. */
    @Override
    public boolean has(Experiment source, @Nullable String before) {
        return experiments.has(source, before);
    }

    @Override
    public boolean taken(Experiment source, Map<Experiment, String> targets) {
        return experiments.taken(source, targets.values());
    }

    /** What was imported from this very server is there, and what the project records there. */
    @Override
    public Optional<Holder> own(TrackedRun source) {
        return ours.run(project, api.server(), source.id())
                .map(run -> new Holder(false, run.id(), run.artifactUri()))
                .or(() -> twins.source(project, Kind.RUN, source.id())
                        .flatMap(this::get)
                        .map(run -> new Holder(false, run.id(), run.artifactUri())));
    }

    @Override
    public Optional<Holder> own(LoggedModel source) {
        return ours.model(project, api.server(), source.id())
                .map(model -> new Holder(true, model.id(), model.artifactUri()))
                .or(() -> twins.source(project, Kind.MODEL, source.id()).flatMap(models::get));
    }

    @Override
    public boolean own(ModelVersion source) {
        return ours.has(project, api.server(), source);
    }

    private Optional<TrackedRun> get(String run) {
        return ServerVersions.found(() -> api.ask("GET", "runs/get", Map.of("run_id", run), null))
                .map(answer -> MlflowJson.run(answer.path("run")));
    }

    @Override
    public Holder run(TrackedRun source, String experiment, @Nullable Twin twin) {
        Optional<TrackedRun> known = twin == null ? tagged(experiment, source.id()) : get(twin.target());
        TrackedRun run = known.orElseGet(() -> create(source, experiment));
        if (run.deleted()) {
            post("runs/restore", object().put("run_id", run.id()));
        }
        send(run.id(), "params", source.params());
        Map<String, String> tags = new HashMap<>(source.tags());
        tags.keySet().removeAll(ours.mark(project, source).keySet());
        send(run.id(), "tags", tags);
        if (!source.datasets().isEmpty()) {
            ObjectNode inputs = object().put("run_id", run.id());
            ServerJson.datasets(inputs.putArray("datasets"), source.datasets());
            post("runs/log-inputs", inputs);
        }
        ours.carried(project, api.server(), source.id(), experiment, run.id(), false);
        return new Holder(false, run.id(), run.artifactUri());
    }

    private void send(String run, String list, Map<String, String> all) {
        for (Map<String, String> some : ServerJson.hundreds(all)) {
            ObjectNode batch = object().put("run_id", run);
            entries(batch.putArray(list), some);
            post("runs/log-batch", batch);
        }
    }

    private Optional<TrackedRun> tagged(String experiment, String run) {
        ObjectNode asked = object().put("max_results", 1)
                .put("run_view_type", "ALL")
                .put("filter", "tags.`" + RUN_TAG + "` = '" + run + "'");
        asked.putArray("experiment_ids").add(experiment);
        return MlflowJson.list(post("runs/search", asked).path("runs"), MlflowJson::run).stream()
                .findFirst();
    }

    private TrackedRun create(TrackedRun source, String experiment) {
        ObjectNode wanted = object().put("experiment_id", experiment)
                .put("run_name", source.name())
                .put("user_id", source.user())
                .put("start_time", source.started());
        ArrayNode tags = wanted.putArray("tags");
        entries(tags, ours.mark(project, source));
        return MlflowJson.run(post("runs/create", wanted).path("run"));
    }

    private static void entries(ArrayNode list, Map<String, String> entries) {
        ServerJson.entries(list, entries);
    }

    @Override
    public void points(Holder run, List<Metric> batch) {
        ObjectNode log = object().put("run_id", run.id());
        ArrayNode metrics = log.putArray("metrics");
        batch.forEach(point -> ServerJson.metric(metrics.addObject(), point));
        post("runs/log-batch", log);
    }

    @Override
    public void end(Holder run, TrackedRun source) {
        ObjectNode update = object().put("run_id", run.id())
                .put("status", source.status().name())
                .put("run_name", source.name());
        Long ended = source.ended();
        if (ended != null) {
            update.put("end_time", ended);
        }
        post("runs/update", update);
    }

    @Override
    public void link(Holder run, List<ModelLink> links, @Nullable String parent) {
        ObjectNode outputs = object().put("run_id", run.id());
        ArrayNode made = outputs.putArray("models");
        ObjectNode inputs = object().put("run_id", run.id());
        ArrayNode used = inputs.putArray("models");
        // The server takes each but once.
        JsonNode known = links.isEmpty()
                ? object()
                : api.ask("GET", "runs/get", Map.of("run_id", run.id()), null).path("run");
        for (ModelLink link : links) {
            JsonNode there = known.at(link.made() ? "/outputs/model_outputs" : "/inputs/model_inputs");
            if (there.valueStream().anyMatch(one -> link.model().equals(MlflowJson.text(one, "model_id")))) {
                continue;
            }
            ObjectNode model = (link.made() ? made : used).addObject().put("model_id", link.model());
            if (link.made()) {
                model.put("step", link.step());
            }
        }
        if (!made.isEmpty()) {
            post("runs/outputs", outputs);
        }
        if (!used.isEmpty()) {
            post("runs/log-inputs", inputs);
        }
        if (parent != null) {
            post(
                    "runs/set-tag",
                    object().put("run_id", run.id()).put("key", PARENT_TAG).put("value", parent));
        }
    }

    @Override
    public Holder model(LoggedModel source, String experiment, String run, @Nullable Twin twin) {
        return twin != null && !twin.targetUri().isEmpty() ? twin.holder(true) : models.make(source, experiment, run);
    }

    @Override
    public void end(Holder model, LoggedModel source, List<ModelMetric> measured) {
        models.end(model, source, measured);
    }

    @Override
    public String registered(RegisteredModel source, List<ModelVersion> all, Predicate<String> stays) {
        String known = ours.modelThere(project, api.server(), source.name());
        String name = versions.get(known)
                        .filter(there -> ours.stillThere(project, api.server(), source.name(), there))
                        .isPresent()
                ? known
                : ours.renamedThere(project, api, source.name()).orElse(known);
        RegisteredModel there = versions.registered(name, source, ours.mark(project, source));
        ours.carriedModel(project, api.server(), source.name(), there);
        return name;
    }

    @Override
    public Optional<ModelVersion> version(String model, long version) {
        return versions.find(model, version);
    }

    @Override
    public long version(ModelVersion version, ModelVersion source) {
        long number = versions.make(version, ours.mark(project, source));
        ours.carried(project, api.server(), source.model(), source.version(), number, false);
        return number;
    }

    @Override
    public void stage(ModelVersion there, String stage) {
        versions.stage(there, stage);
    }

    @Override
    public void alias(String model, String alias, long version) {
        versions.alias(model, alias, version);
    }

    @Override
    public void deleteRun(String run) {
        post("runs/delete", object().put("run_id", run));
    }

    @Override
    public void deleteExperiment(String experiment) {
        post("experiments/delete", object().put("experiment_id", experiment));
    }

    @Override
    public List<Entry> files(Holder holder, String folder) {
        return ServerFiles.list(api, holder, folder);
    }

    @Override
    public void put(Holder holder, String path, FileBytes bytes, long size) throws IOException {
        try (InputStream open = bytes.open()) {
            api.put(ServerFiles.place(holder.uri()) + "/" + path, open, size);
        }
    }
}
