package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mlflow.api.proto.Service;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Renames, tags, deletes and restores the experiment of a server that stands for one of ours. */
@Component
class ExperimentSending {
    private static final int PAGE = 1_000;
    private final RemoteExperiments experiments;
    private final RemoteRunStore runs;

    ExperimentSending(RemoteExperiments experiments, RemoteRunStore runs) {
        this.experiments = experiments;
        this.runs = runs;
    }

    void send(ProjectId project, Kind kind, JsonNode request, MlflowApi api) {
        String ours = request.path("experiment").asString();
        if (kind == Kind.EXPERIMENT_NAME) {
            rename(ours, request.path("from").asString(), request.path("to").asString(), api);
            return;
        }
        Optional<String> there = experiments.known(api.server(), ours);
        there.ifPresent(id -> {
            switch (kind) {
                case EXPERIMENT_TAG -> tag(project, ours, id, request, api);
                case EXPERIMENT_GONE -> delete(ours, id, api);
                default -> restore(ours, id, api);
            }
        });
    }

    private void rename(String ours, String from, String to, MlflowApi api) {
        String prefix = api.server().prefix();
        Optional<String> there = experiments.known(api.server(), ours);
        if (there.isEmpty()) {
            // One that was found by its name before Slipway kept ids.
            there = RemoteExperiments.named(api, prefix + from).map(Service.Experiment::getExperimentId);
        }
        there.filter(id -> !stage(id, api).name().equals(prefix + to)).ifPresent(id -> {
            experiments.is(api, ours, id);
            if (others(ours, id, api)) {
                // Their programs name it.
                throw new ServerException(
                        ServerException.Kind.REFUSED,
                        "",
                        "others have runs in the experiment " + stage(id, api).name()
                                + " there, so it is not renamed to " + prefix + to
                                + ": it goes on under its name there");
            }
            api.post(
                    "experiments/update",
                    Service.UpdateExperiment.newBuilder()
                            .setExperimentId(id)
                            .setNewName(prefix + to)
                            .build(),
                    Service.UpdateExperiment.Response.newBuilder());
        });
    }

    /** One that others have set there since stays theirs. */
    private void tag(ProjectId project, String ours, String id, JsonNode request, MlflowApi api) {
        String tag = request.path("tag").asString();
        JsonNode text = request.path("text");
        Service.Experiment there = get(id, api);
        // An experiment that is made there begins with what its tags are by then.
        Set<String> own = new HashSet<>(List.of(
                request.path("before").asString(""),
                text.asString(""),
                experiments.tags(project, ours).getOrDefault(tag, "")));
        for (Service.ExperimentTag known : there.getTagsList()) {
            if (known.getKey().equals(tag) && request.has("before") && !own.contains(known.getValue())) {
                throw new ServerException(
                        ServerException.Kind.REFUSED,
                        "",
                        "the tag " + tag + " of the experiment " + there.getName()
                                + " was set by others there, so it is not changed");
            }
        }
        if (text.isString()) {
            RemoteExperiments.tag(api, id, tag, text.asString());
        } else {
            Sending.unlessGone(() -> api.ask(
                    "POST",
                    "experiments/delete-experiment-tag",
                    Map.of(),
                    Call.fields().put("experiment_id", id).put("key", tag)));
        }
    }

    private static Service.Experiment get(String id, MlflowApi api) {
        return api.get("experiments/get", Map.of("experiment_id", id), Service.GetExperiment.Response.newBuilder())
                .getExperiment();
    }

    private record Stage(String name, boolean deleted) {}

    private static Stage stage(String id, MlflowApi api) {
        Service.Experiment there = get(id, api);
        return new Stage(there.getName(), there.getLifecycleStage().equals("deleted"));
    }

    /** With all that is in it; if others have runs in it too, only ours are deleted. */
    private void delete(String ours, String id, MlflowApi api) {
        if (stage(id, api).deleted()) {
            return;
        }
        if (others(ours, id, api)) {
            each(ours, api, true);
            return;
        }
        api.post(
                "experiments/delete",
                Service.DeleteExperiment.newBuilder().setExperimentId(id).build(),
                Service.DeleteExperiment.Response.newBuilder());
    }

    private void restore(String ours, String id, MlflowApi api) {
        if (stage(id, api).deleted()) {
            api.post(
                    "experiments/restore",
                    Service.RestoreExperiment.newBuilder().setExperimentId(id).build(),
                    Service.RestoreExperiment.Response.newBuilder());
        }
        // MLflow brings every run back, here those stay deleted that were deleted by themselves before.
        each(ours, api, false);
        each(ours, api, true);
    }

    private void each(String ours, MlflowApi api, boolean deleted) {
        for (String run : runs.of(ours, api.server().key(), deleted)) {
            if (deleted) {
                api.post(
                        "runs/delete",
                        Service.DeleteRun.newBuilder().setRunId(run).build(),
                        Service.DeleteRun.Response.newBuilder());
            } else {
                api.post(
                        "runs/restore",
                        Service.RestoreRun.newBuilder().setRunId(run).build(),
                        Service.RestoreRun.Response.newBuilder());
            }
        }
    }

    /** Whether any run in it is none of ours: of a program, or of another project of Slipway. */
    private boolean others(String ours, String id, MlflowApi api) {
        return page(id, "tags.`" + RemoteRuns.RUN_TAG + "` IS NULL", 1, "", api).getRunsCount() > 0
                || marked(ours, id, api);
    }

    private boolean marked(String ours, String id, MlflowApi api) {
        String token = "";
        do {
            Service.SearchRuns.Response found =
                    page(id, "tags.`" + RemoteRuns.RUN_TAG + "` LIKE '%'", PAGE, token, api);
            Set<String> wanted = found.getRunsList().stream()
                    .flatMap(run -> run.getData().getTagsList().stream())
                    .filter(tag -> tag.getKey().equals(RemoteRuns.RUN_TAG))
                    .map(Service.RunTag::getValue)
                    .collect(Collectors.toSet());
            if (!runs.ours(ours, wanted).containsAll(wanted)) {
                return true;
            }
            token = found.getNextPageToken();
        } while (!token.isEmpty());
        return false;
    }

    private static Service.SearchRuns.Response page(
            String experiment, String filter, int most, String token, MlflowApi api) {
        Service.SearchRuns.Builder wanted = Service.SearchRuns.newBuilder()
                .addExperimentIds(experiment)
                .setFilter(filter)
                .setMaxResults(most);
        if (!token.isEmpty()) {
            wanted.setPageToken(token);
        }
        return api.post("runs/search", wanted.build(), Service.SearchRuns.Response.newBuilder())
                .build();
    }
}
