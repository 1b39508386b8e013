package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Row;
import java.util.List;
import org.mlflow.api.proto.Service;
import org.springframework.stereotype.Component;

/** Turns what waits into MLflow's calls. Each does no more when it arrives twice, except points: these are looked for first if they may have arrived. */
@Component
class Sending {
    private final RemoteRuns runs;
    private final RemoteFiles files;
    private final ModelSending models;
    private final EarlierRuns earlier;

    Sending(RemoteRuns runs, RemoteFiles files, ModelSending models, EarlierRuns earlier) {
        this.runs = runs;
        this.files = files;
        this.models = models;
        this.earlier = earlier;
    }

    /** Several are logged batches; of another kind it is one. */
    void send(ProjectId project, List<Row> rows, RemoteRun remote, MlflowApi api, boolean doubtful) {
        Row row = rows.getFirst();
        switch (row.kind()) {
            case BEGIN -> {
                // It is there: nothing is sent before.
            }
            case EARLIER -> earlier.send(project, row.run(), remote, api);
            case LOG -> log(project, rows, remote, api, doubtful);
            case UPDATE ->
                update(
                        Messages.read(row.request(), Service.UpdateRun.newBuilder())
                                .build(),
                        remote,
                        api);
            case UNTAG -> untag(row.request(), remote, api);
            case INPUTS ->
                inputs(
                        Messages.read(row.request(), Service.LogInputs.newBuilder())
                                .build(),
                        remote,
                        api);
            case DELETE -> delete(remote, api);
            case RESTORE ->
                api.post(
                        "runs/restore",
                        Service.RestoreRun.newBuilder().setRunId(remote.id()).build(),
                        Service.RestoreRun.Response.newBuilder());
            case FILE ->
                files.put(
                        api,
                        project,
                        runs.local(project, row.run()).artifactUri(),
                        remote.artifactUri(),
                        row.request());
            case FILE_GONE -> unlessGone(() -> api.delete(RemoteFiles.place(remote.artifactUri(), row.request())));
            default -> models.send(project, row, api);
        }
    }

    private void log(ProjectId project, List<Row> rows, RemoteRun remote, MlflowApi api, boolean doubtful) {
        Service.LogBatch.Builder all = Bundles.merged(rows).setRunId(remote.id());
        for (int i = 0; i < all.getTagsCount(); i++) {
            Service.RunTag tag = all.getTags(i);
            if (tag.getKey().equals(RemoteRuns.PARENT_TAG)) {
                all.setTags(i, Messages.tag(tag.getKey(), runs.translated(api, project, tag.getValue())));
            }
        }
        if (doubtful) {
            new Arrived(remote.id(), api).takenFrom(all);
        }
        if (all.getMetricsCount() + all.getParamsCount() + all.getTagsCount() > 0) {
            api.post("runs/log-batch", all.build(), Service.LogBatch.Response.newBuilder());
        }
    }

    static void update(Service.UpdateRun update, RemoteRun remote, MlflowApi api) {
        api.post(
                "runs/update",
                update.toBuilder().setRunId(remote.id()).build(),
                Service.UpdateRun.Response.newBuilder());
    }

    static void inputs(Service.LogInputs inputs, RemoteRun remote, MlflowApi api) {
        api.post(
                "runs/log-inputs",
                inputs.toBuilder().setRunId(remote.id()).build(),
                Service.LogInputs.Response.newBuilder());
    }

    static void delete(RemoteRun remote, MlflowApi api) {
        api.post(
                "runs/delete",
                Service.DeleteRun.newBuilder().setRunId(remote.id()).build(),
                Service.DeleteRun.Response.newBuilder());
    }

    private static void untag(String tag, RemoteRun remote, MlflowApi api) {
        unlessGone(() -> api.post(
                "runs/delete-tag",
                Service.DeleteTag.newBuilder().setRunId(remote.id()).setKey(tag).build(),
                Service.DeleteTag.Response.newBuilder()));
    }

    static void unlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (ServerException gone) {
            if (!gone.is("RESOURCE_DOES_NOT_EXIST")) {
                throw gone;
            }
        }
    }
}
