package io.slipway.tracking.remote;

import io.slipway.project.Access;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Metric;
import io.slipway.tracking.Page;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mlflow.api.proto.Service;
import org.springframework.stereotype.Component;

/**
 * Brings all that is recorded of a run which was there before its project had the server: something points at it, or it went on. So do the runs within it.
 * Does no more when it comes again, nor when what waited has brought some of it.
 */
@Component
class EarlierRuns {
    private static final int POINTS = 1_000;
    private static final int PARAMS = 100;
    private static final int NESTED = 100;
    private final RemoteRuns runs;
    private final Tracking tracking;
    private final RemoteFiles files;
    private final ModelSending models;
    private final Access access;

    EarlierRuns(RemoteRuns runs, Tracking tracking, RemoteFiles files, ModelSending models, Access access) {
        this.runs = runs;
        this.tracking = tracking;
        this.files = files;
        this.models = models;
        this.access = access;
    }

    void send(ProjectId project, String run, RemoteRun there, MlflowApi api) {
        TrackedRun ours = runs.local(project, run);
        params(ours, there, api);
        points(ours, there, api);
        if (!ours.datasets().isEmpty()) {
            Sending.inputs(Messages.inputs(ours.datasets()), there, api);
        }
        files.complete(api, project, ours.artifactUri(), there.artifactUri());
        if (!ours.models().isEmpty()) {
            models.link(project, run, ModelOutbox.links(ours.models()), api);
        }
        if (ours.status() != RunStatus.RUNNING) {
            Sending.update(Messages.update(new RunUpdate(ours.status(), ours.ended(), ours.name())), there, api);
        }
        if (ours.deleted()) {
            Sending.delete(there, api);
        }
        String token = null;
        do {
            Page<TrackedRun> within = within(ours, token);
            within.items().forEach(nested -> runs.there(api, project, nested.id()));
            token = within.next();
        } while (token != null);
    }

    private Page<TrackedRun> within(TrackedRun run, @Nullable String token) {
        String filter = "tags.`" + RemoteRuns.PARENT_TAG + "` = '" + run.id() + "'";
        RunSearch wanted =
                new RunSearch(List.of(run.experimentId()), filter, Lifecycle.ACTIVE_ONLY, List.of(), NESTED, token);
        return access.asSystem(() -> tracking.search(run.project(), wanted));
    }

    private static void params(TrackedRun ours, RemoteRun there, MlflowApi api) {
        List<Map.Entry<String, String>> all = new ArrayList<>(ours.params().entrySet());
        for (int from = 0; from < all.size(); from += PARAMS) {
            Map<String, String> some = new LinkedHashMap<>();
            all.subList(from, Math.min(all.size(), from + PARAMS))
                    .forEach(param -> some.put(param.getKey(), param.getValue()));
            log(Messages.batch(LogBatch.ofParams(some)).toBuilder(), there, api);
        }
    }

    private void points(TrackedRun ours, RemoteRun there, MlflowApi api) {
        Arrived arrived = new Arrived(there.id(), api);
        for (String metric : ours.metrics().keySet()) {
            String token = null;
            do {
                Page<Metric> page = page(ours, metric, token);
                Service.LogBatch.Builder batch = Messages.batch(LogBatch.ofMetrics(page.items())).toBuilder();
                arrived.takenFrom(batch);
                if (batch.getMetricsCount() > 0) {
                    log(batch, there, api);
                }
                token = page.next();
            } while (token != null);
        }
    }

    private Page<Metric> page(TrackedRun run, String metric, @Nullable String token) {
        return access.asSystem(() -> tracking.history(run.project(), run.id(), metric, POINTS, token));
    }

    private static void log(Service.LogBatch.Builder batch, RemoteRun there, MlflowApi api) {
        api.post("runs/log-batch", batch.setRunId(there.id()).build(), Service.LogBatch.Response.newBuilder());
    }
}
