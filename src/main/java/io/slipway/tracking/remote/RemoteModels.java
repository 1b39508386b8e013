package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.ProjectId;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.TrackingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the logged model of a server that stands for one of ours, once: if it may be there, it is looked for by its tag first. */
@Component
class RemoteModels {
    static final String MODEL_TAG = "slipway.model_id";
    /** The server writes it itself, with the numbers that versions have there. */
    static final String VERSIONS_TAG = "mlflow.modelVersions";

    private final RemoteIdStore store;
    private final LoggedModels models;
    private final RemoteRuns runs;
    private final RemoteExperiments experiments;
    private final Originals originals;
    private final Outbox outbox;
    private final Access access;
    private final TransactionTemplate transaction;

    RemoteModels(
            RemoteIdStore store,
            LoggedModels models,
            RemoteRuns runs,
            RemoteExperiments experiments,
            Originals originals,
            Outbox outbox,
            Access access,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.models = models;
        this.runs = runs;
        this.experiments = experiments;
        this.originals = originals;
        this.outbox = outbox;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Ours, as it is now; empty once it is deleted. */
    Optional<LoggedModel> local(ProjectId project, String model) {
        try {
            return Optional.of(access.asSystem(() -> models.get(project, model)));
        } catch (TrackingException gone) {
            return Optional.empty();
        }
    }

    /** {@link #there} of one that is changed: refused if it was imported from this server. */
    Optional<RemoteIdStore.Model> changed(MlflowApi api, ProjectId project, String model) {
        if (store.model(model, api.server()).isEmpty()
                && originals.model(api, project, model).isPresent()) {
            throw new StaysHereException("logged model");
        }
        return there(api, project, model);
    }

    /**
     * The one that it was imported from, or else made. Empty if ours is deleted and never was there. One that is made only now was there before the server was the project's:
     * what was recorded of it by then comes after.
     */
    Optional<RemoteIdStore.Model> there(MlflowApi api, ProjectId project, String model) {
        Optional<RemoteIdStore.Model> known =
                store.model(model, api.server()).or(() -> originals.model(api, project, model));
        return known.isPresent()
                ? known
                : local(project, model).map(ours -> {
                    RemoteIdStore.Model there = make(api, ours, project, true);
                    transaction.executeWithoutResult(status -> {
                        store.modelIs(model, api.server(), there);
                        outbox.add(
                                project,
                                ours.sourceRun().isEmpty() ? ModelOutbox.MODELS : ours.sourceRun(),
                                OutboxStore.Kind.EARLIER_MODEL,
                                Call.fields().put("model", model).toString(),
                                0);
                    });
                    return there;
                });
    }

    /**
     * Makes one that has just come to be; what else is recorded of it waits by itself.
     *
     * @param doubtful whether it may be there although nobody has noted it
     */
    void begin(MlflowApi api, ProjectId project, String model, boolean doubtful) {
        if (store.model(model, api.server()).isEmpty()) {
            local(project, model).ifPresent(ours -> {
                RemoteIdStore.Model there = make(api, ours, project, doubtful);
                transaction.executeWithoutResult(status -> store.modelIs(model, api.server(), there));
            });
        }
    }

    private RemoteIdStore.Model make(MlflowApi api, LoggedModel ours, ProjectId project, boolean doubtful) {
        String run = ours.sourceRun().isEmpty() ? "" : runs.translated(api, project, ours.sourceRun());
        String experiment = experiments.ensure(api, project, ours.experimentId());
        try {
            Optional<JsonNode> there = doubtful ? search(api, experiment, ours.id()) : Optional.empty();
            JsonNode info = there.orElseGet(
                            () -> api.ask("POST", "logged-models", Map.of(), wanted(ours, experiment, run))
                                    .path("model"))
                    .path("info");
            return new RemoteIdStore.Model(
                    info.path("model_id").asString(), info.path("artifact_uri").asString());
        } catch (ServerException no) {
            throw no.is("ENDPOINT_NOT_FOUND") ? tooOld() : no;
        }
    }

    private static ServerException tooOld() {
        return new ServerException(
                ServerException.Kind.REFUSED,
                "",
                "the server has no logged models: MLflow 3 has. Its runs are delivered all the same");
    }

    private static Optional<JsonNode> search(MlflowApi api, String experiment, String model) {
        ObjectNode wanted = Call.fields()
                .put("filter", "tags.`" + MODEL_TAG + "` = '" + model + "'")
                .put("max_results", 1);
        wanted.putArray("experiment_ids").add(experiment);
        JsonNode found =
                api.ask("POST", "logged-models/search", Map.of(), wanted).path("models");
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    private static ObjectNode wanted(LoggedModel ours, String experiment, String run) {
        Map<String, String> tags = new HashMap<>(ours.tags());
        tags.remove(VERSIONS_TAG);
        tags.put(MODEL_TAG, ours.id());
        ObjectNode wanted = Call.fields().put("experiment_id", experiment).put("name", ours.name());
        if (!run.isEmpty()) {
            wanted.put("source_run_id", run);
        }
        if (!ours.modelType().isEmpty()) {
            wanted.put("model_type", ours.modelType());
        }
        wanted.set("params", Call.entries(ours.params()));
        wanted.set("tags", Call.entries(tags));
        return wanted;
    }
}
