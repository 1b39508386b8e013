package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mlflow.api.proto.Service;
import org.springframework.stereotype.Component;

/** Turns what waits into MLflow's calls. Each does no more when it arrives twice, except points: these are looked for first if they may have arrived. */
@Component
class Sending {
    private static final String SCHEME = "mlflow-artifacts:";
    private final RemoteRuns runs;
    private final LoggedBytes bytes;

    Sending(RemoteRuns runs, LoggedBytes bytes) {
        this.runs = runs;
        this.bytes = bytes;
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
            case FILE -> file(project, row, remote, api);
            case FILE_GONE -> unlessGone(() -> api.delete(place(remote, row.request())));
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

    private static void unlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (ServerException gone) {
            if (!gone.is("RESOURCE_DOES_NOT_EXIST")) {
                throw gone;
            }
        }
    }

    private void file(ProjectId project, Row row, RemoteRun remote, MlflowApi api) {
        String ours = below(runs.local(project, row.run()).artifactUri()) + "/" + row.request();
        Path file = bytes.file(project, ours);
        if (file == null) {
            return; // Taken away since; that is told too.
        }
        try {
            api.put(place(remote, row.request()), file);
        } catch (IOException gone) {
            throw new ServerException(
                    ServerException.Kind.REFUSED, "", "the file " + row.request() + " can't be read here any more");
        }
    }

    /** Below the artifacts that the server hands out itself; what it keeps elsewhere only its own clients reach. */
    static String place(RemoteRun remote, String path) {
        if (!remote.artifactUri().startsWith(SCHEME)) {
            throw new ServerException(
                    ServerException.Kind.REFUSED,
                    "",
                    "files are not delivered: the server keeps them at " + remote.artifactUri()
                            + ", where only clients with that store's own credentials write. Start it with"
                            + " --serve-artifacts");
        }
        return below(remote.artifactUri()) + "/" + path;
    }

    /** The path of {@code mlflow-artifacts:/a/b} and of {@code mlflow-artifacts://host/a/b}. */
    private static String below(String uri) {
        return uri.substring(SCHEME.length()).replaceFirst("^//[^/]+/", "").replaceFirst("^/+", "");
    }
}
