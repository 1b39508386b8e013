package io.slipway.mlflow;

import io.slipway.tracking.Dataset;
import io.slipway.tracking.Experiment;
import io.slipway.tracking.Metric;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slipway's records in the shape of MLflow's messages: what is unset or empty is left out. */
final class Answers {
    private Answers() {}

    static Map<String, Object> of(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
                fields.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return fields;
    }

    static Map<String, Object> experiment(Experiment experiment) {
        return of(
                "experiment_id", experiment.id(),
                "name", experiment.name(),
                "artifact_location", experiment.artifactLocation(),
                "lifecycle_stage", stage(experiment.deleted()),
                "last_update_time", experiment.updated(),
                "creation_time", experiment.created(),
                "tags", entries(experiment.tags()));
    }

    static Map<String, Object> run(TrackedRun run) {
        List<Map<String, Object>> metrics = run.metrics().values().stream()
                .map(Summary::latest)
                .map(Answers::metric)
                .toList();
        return of(
                "info",
                info(run),
                "data",
                of("metrics", metrics, "params", entries(run.params()), "tags", entries(run.tags())),
                "inputs",
                of(
                        "dataset_inputs",
                        run.datasets().stream().map(Answers::input).toList(),
                        "model_inputs",
                        links(run, false)),
                "outputs",
                of("model_outputs", links(run, true)));
    }

    private static List<Map<String, Object>> links(TrackedRun run, boolean made) {
        return run.models().stream()
                .filter(link -> link.made() == made)
                .map(link -> of("model_id", link.model(), "step", made ? (Object) link.step() : null))
                .toList();
    }

    static Map<String, Object> info(TrackedRun run) {
        return of(
                "run_uuid", run.id(),
                "experiment_id", run.experimentId(),
                "run_name", run.name(),
                "user_id", run.user(),
                "status", run.status().name(),
                "start_time", run.started(),
                "end_time", run.ended(),
                "artifact_uri", run.artifactUri(),
                "lifecycle_stage", stage(run.deleted()),
                "run_id", run.id());
    }

    static Map<String, Object> metric(Metric metric) {
        Object value = Double.isNaN(metric.value()) ? "NaN" : (Object) metric.value();
        return of("key", metric.name(), "value", value, "timestamp", metric.timestamp(), "step", metric.step());
    }

    private static Map<String, Object> input(Dataset dataset) {
        return of(
                "tags",
                entries(dataset.tags()),
                "dataset",
                of(
                        "name", dataset.name(),
                        "digest", dataset.digest(),
                        "source_type", dataset.sourceType(),
                        "source", dataset.source(),
                        "schema", dataset.schema(),
                        "profile", dataset.profile()));
    }

    static List<Map<String, Object>> entries(Map<String, String> entries) {
        List<Map<String, Object>> list = new ArrayList<>();
        entries.forEach((name, text) -> list.add(of("key", name, "value", text)));
        return list;
    }

    private static String stage(boolean deleted) {
        return deleted ? "deleted" : "active";
    }
}
