package io.slipway.mlflow;

import io.slipway.tracking.Dataset;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.Tracking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The routes below /runs. */
@Component
class RunRoutes {
    private static final int DATASETS = 1_000;
    private final Tracking tracking;
    private final MeasuredModels measured;
    private final Reach reach;

    RunRoutes(Tracking tracking, MeasuredModels measured, Reach reach) {
        this.measured = measured;
        this.tracking = tracking;
        this.reach = reach;
    }

    Object create(Call call) {
        Body body = call.body();
        Map<String, String> tags = body.entries("tags");
        reach.mayCreate(call.acting(), tags);
        NewRun wanted = new NewRun(
                body.text("experiment_id"),
                body.optional("run_name"),
                body.text("user_id", ""),
                body.optionalLong("start_time"),
                tags);
        Map<String, Object> made = Answers.run(tracking.createRun(call.project(), wanted));
        // Only a run that is read has outputs, even if there are none.
        made.remove("outputs");
        return Answers.of("run", made);
    }

    Object get(Call call) {
        return Answers.of(
                "run", Answers.run(tracking.get(call.project(), call.body().runId())));
    }

    Object update(Call call) {
        Body body = call.body();
        RunUpdate update = new RunUpdate(
                body.choice("status", RunStatus.values()), body.optionalLong("end_time"), body.optional("run_name"));
        return Answers.of("run_info", Answers.info(tracking.update(call.project(), writable(call), update)));
    }

    Object delete(Call call) {
        tracking.delete(call.project(), writable(call));
        return Map.of();
    }

    Object restore(Call call) {
        tracking.restore(call.project(), writable(call));
        return Map.of();
    }

    Object logMetric(Call call) {
        return log(call, LogBatch.ofMetrics(List.of(metric(call.body()))), List.of(call.body()));
    }

    Object logParameter(Call call) {
        return log(
                call,
                LogBatch.ofParams(Map.of(call.body().text("key"), call.body().text("value", ""))),
                List.of());
    }

    Object setTag(Call call) {
        String run = writable(call);
        tracking.setTag(
                call.project(), run, call.body().text("key"), call.body().text("value", ""));
        return Map.of();
    }

    Object deleteTag(Call call) {
        tracking.deleteTag(call.project(), writable(call), call.body().text("key"));
        return Map.of();
    }

    Object logBatch(Call call) {
        Body body = call.body();
        List<Body> metrics = body.list("metrics");
        LogBatch batch =
                new LogBatch(metrics.stream().map(RunRoutes::metric).toList(), params(body), body.entries("tags"));
        return log(call, batch, metrics);
    }

    private Object log(Call call, LogBatch batch, List<Body> metrics) {
        measured.mayMeasure(call, metrics);
        measured.log(call, writable(call), batch, metrics);
        return Map.of();
    }

    private static Map<String, String> params(Body body) {
        Map<String, String> params = new LinkedHashMap<>();
        for (Body item : body.list("params")) {
            String key = item.text("key");
            if (params.put(key, item.text("value", "")) != null) {
                throw Refusal.invalid("Duplicate parameter keys have been submitted: ['" + key
                        + "']. Please ensure the request contains only one param value per param key.");
            }
        }
        return params;
    }

    static Metric metric(Body item) {
        Long step = item.optionalLong("step");
        return new Metric(item.text("key"), item.real("value"), item.integer("timestamp"), step == null ? 0 : step);
    }

    Object logInputs(Call call) {
        List<Dataset> datasets =
                call.body().list("datasets").stream().map(RunRoutes::dataset).toList();
        List<ModelLink> used = call.body().list("models").stream()
                .map(model -> new ModelLink(model.text("model_id"), false, 0))
                .toList();
        if (datasets.size() > DATASETS) {
            throw Refusal.invalid("A log-inputs request can contain at most " + DATASETS + " datasets. Got "
                    + datasets.size() + " datasets.");
        }
        String run = writable(call);
        tracking.logInputs(call.project(), run, datasets);
        if (!used.isEmpty()) {
            tracking.link(call.project(), run, used);
        }
        return Map.of();
    }

    private static Dataset dataset(Body input) {
        Body dataset = input.object("dataset");
        return new Dataset(
                dataset.text("name"),
                dataset.text("digest"),
                dataset.text("source_type"),
                dataset.text("source"),
                dataset.optional("schema"),
                dataset.optional("profile"),
                input.entries("tags"));
    }

    /** The logged models that a run made. */
    Object outputs(Call call) {
        List<ModelLink> made = call.body().list("models").stream()
                .map(model -> new ModelLink(model.text("model_id"), true, model.integer("step")))
                .toList();
        tracking.link(call.project(), writable(call), made);
        return Map.of();
    }

    /** How clients before 3 say that a run logged a model: a list in a tag. */
    Object logModel(Call call) {
        String run = writable(call);
        String model = call.body().text("model_json");
        tracking.changeTag(call.project(), run, ModelHistory.TAG, before -> ModelHistory.with(before, model));
        return Map.of();
    }

    Object search(Call call) {
        Body body = call.body();
        Lifecycle lifecycle = body.choice("run_view_type", Lifecycle.values());
        var page = tracking.search(
                call.project(),
                new RunSearch(
                        body.texts("experiment_ids"),
                        body.text("filter", ""),
                        lifecycle == null ? Lifecycle.ACTIVE_ONLY : lifecycle,
                        body.texts("order_by"),
                        body.count("max_results", 1000),
                        body.optional("page_token")));
        return Answers.of("runs", page.items().stream().map(Answers::run).toList(), "next_page_token", page.next());
    }

    private String writable(Call call) {
        String run = call.body().runId();
        reach.mayWrite(call.acting(), run);
        return run;
    }
}
