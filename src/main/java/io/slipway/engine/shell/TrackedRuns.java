package io.slipway.engine.shell;

import io.slipway.engine.InvalidRunException;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.SystemMetrics;
import io.slipway.executor.AttemptId;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Metric;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.Page;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Pipeline runs as the tracking room knows them. Its callers act as Slipway itself. */
@Component
public class TrackedRuns {
    private static final int BATCH = 1000;
    private static final int FEW = 100;
    private static final int CURVE = 10_000;
    private final Experiments experiments;
    private final Tracking tracking;
    private final Overlay overlay;

    TrackedRuns(Experiments experiments, Tracking tracking, Overlay overlay) {
        this.experiments = experiments;
        this.tracking = tracking;
        this.overlay = overlay;
    }

    /** The id of the experiment of that name, made if it is not there. */
    public String experiment(ProjectId project, String name) {
        try {
            return experiments.ensure(project, name).id();
        } catch (TrackingException refused) {
            String sentence = "The experiment \"" + name + "\" can't be used: " + refused.getMessage()
                    + ". Restore it, or choose another name";
            throw new InvalidRunException(sentence, Map.of("experiment", sentence));
        }
    }

    /** Makes the tracked run with what the run was given. */
    public void begin(PipelineRun run) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("slipway.pipeline", run.pipelineName());
        tags.put("slipway.version", Integer.toString(run.version()));
        tags.put("mlflow.user", run.startedBy());
        tags.put("mlflow.source.name", run.pipelineName());
        long created = run.created().toEpochMilli();
        tracking.ensure(
                run.project(), run.id(), new NewRun(run.experiment(), run.title(), run.startedBy(), created, tags));
        Map<String, String> some = new LinkedHashMap<>();
        run.arguments().forEach((name, json) -> {
            some.put(name, text(json));
            if (some.size() == FEW) {
                tracking.logBatch(run.project(), run.id(), LogBatch.ofParams(Map.copyOf(some)));
                some.clear();
            }
        });
        tracking.logBatch(run.project(), run.id(), LogBatch.ofParams(some));
    }

    private static String text(JsonNode json) {
        return json.isString() ? json.stringValue() : json.toString();
    }

    void record(PipelineRun run, List<Metric> points) {
        for (int from = 0; from < points.size(); from += BATCH) {
            List<Metric> some = points.subList(from, Math.min(points.size(), from + BATCH));
            tracking.logBatch(run.project(), run.id(), LogBatch.ofMetrics(some));
        }
    }

    void filed(PipelineRun run, List<String> paths) {
        paths.forEach(path -> tracking.filed(run.project(), run.id(), path, true));
    }

    /** Tells how it stands now. */
    void stands(PipelineRun run) {
        Instant ended = run.ended();
        tracking.update(
                run.project(),
                run.id(),
                new RunUpdate(status(run.state()), ended == null ? null : ended.toEpochMilli(), null));
    }

    public void rename(ProjectId project, String run, String title) {
        tracking.update(project, run, new RunUpdate(null, null, title));
    }

    public void setDeleted(ProjectId project, String run, boolean deleted) {
        if (deleted) {
            tracking.delete(project, run);
        } else {
            tracking.restore(project, run);
        }
    }

    private static RunStatus status(RunState state) {
        return switch (state) {
            case PENDING, RUNNING, CANCELLING -> RunStatus.RUNNING;
            case SUCCEEDED -> RunStatus.FINISHED;
            case FAILED -> RunStatus.FAILED;
            case CANCELLED -> RunStatus.KILLED;
        };
    }

    /** The run that an attempt logs to, if it logs anything. */
    SampledAttempt.Own own(PipelineRun run, AttemptId attempt, String own, String title) {
        return new SampledAttempt.Own() {
            @Override
            public long open() {
                Map<String, String> tags = Map.of("mlflow.parentRunId", run.id());
                Long since = overlay.shown(attempt.run(), attempt.step())
                        .map(Overlay.Shown::started)
                        .map(Instant::toEpochMilli)
                        .orElse(null);
                return tracking
                        .ensure(run.project(), own, new NewRun(run.experiment(), title, "", since, tags))
                        .metrics()
                        .entrySet()
                        .stream()
                        .filter(metric -> SystemMetrics.has(metric.getKey()))
                        .mapToLong(metric -> metric.getValue().latest().step() + 1)
                        .max()
                        .orElse(0);
            }

            @Override
            public void record(List<Metric> points) {
                tracking.logBatch(run.project(), own, LogBatch.ofMetrics(points));
            }

            @Override
            public void end(Instant at) {
                if (tracking.get(run.project(), own).status() == RunStatus.RUNNING) {
                    TrackedRuns.this.end(run.project(), own, false, at);
                }
            }
        };
    }

    /** The run that an attempt made for itself has ended with it. A client that ends it on its way out knows nothing of a failure, nor of what comes after. */
    void end(ProjectId project, String run, boolean succeeded, Instant at) {
        try {
            RunStatus said = tracking.get(project, run).status();
            boolean open = said == RunStatus.RUNNING || (!succeeded && said == RunStatus.FINISHED);
            RunStatus status = succeeded ? RunStatus.FINISHED : RunStatus.FAILED;
            tracking.update(project, run, new RunUpdate(open ? status : said, at.toEpochMilli(), null));
        } catch (TrackingException none) {
            // It logged nothing, so it made none.
        }
    }

    /** Every metric of a run of whose making nobody can be sure; of long curves a part that keeps their shape. */
    List<Metric> logged(ProjectId project, @Nullable String run) {
        List<Metric> points = new ArrayList<>();
        if (run == null) {
            return points;
        }
        try {
            for (String name : tracking.get(project, run).metrics().keySet()) {
                points.addAll(curve(project, run, name));
            }
        } catch (TrackingException none) {
            return List.of();
        }
        return points;
    }

    private List<Metric> curve(ProjectId project, String run, String name) {
        Page<Metric> all = tracking.history(project, run, name, CURVE, null);
        return all.next() == null
                ? all.items()
                : Objects.requireNonNullElse(
                        tracking.sampled(project, List.of(run), name, null, null, CURVE)
                                .get(run),
                        List.of());
    }
}
