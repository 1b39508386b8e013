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

    Sending(RemoteRuns runs, RemoteFiles files, ModelSending models) {
        this.runs = runs;
        this.files = files;
        this.models = models;
    }

    /** Several are logged batches; of another kind it is one. */
    void send(ProjectId project, List<Row> rows, RemoteRun remote, MlflowApi api, boolean doubtful) {
        Row row = rows.getFirst();
        switch (row.kind()) {
            case BEGIN -> {
                // It is there: nothing is sent before.
            }
            case LOG -> log(project, rows, remote, api, doubtful);
            case UPDATE ->
                api.post(
                        "runs/update",
                        Messages.read(row.request(), Service.UpdateRun.newBuilder())
                                .setRunId(remote.id())
                                .build(),
                        Service.UpdateRun.Response.newBuilder());
            case UNTAG -> untag(row.request(), remote, api);
            case INPUTS ->
                api.post(
                        "runs/log-inputs",
                        Messages.read(row.request(), Service.LogInputs.newBuilder())
                                .setRunId(remote.id())
                                .build(),
                        Service.LogInputs.Response.newBuilder());
            case DELETE ->
                api.post(
                        "runs/delete",
                        Service.DeleteRun.newBuilder().setRunId(remote.id()).build(),
                        Service.DeleteRun.Response.newBuilder());
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
            Arrived.without(all, api);
        }
        if (all.getMetricsCount() + all.getParamsCount() + all.getTagsCount() > 0) {
            api.post("runs/log-batch", all.build(), Service.LogBatch.Response.newBuilder());
        }
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
