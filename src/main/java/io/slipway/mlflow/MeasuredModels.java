package io.slipway.mlflow;

import io.slipway.tracking.LogBatch;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.Tracking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Metrics that name a model are its metrics too, besides those of the run that logged them. */
@Component
class MeasuredModels {
    private final Tracking tracking;
    private final LoggedModels models;
    private final Reach reach;

    MeasuredModels(Tracking tracking, LoggedModels models, Reach reach) {
        this.tracking = tracking;
        this.models = models;
        this.reach = reach;
    }

    /** A step measures the models of its own runs only; asked before anything is recorded. */
    void mayMeasure(Call call, List<Body> metrics) {
        if (call.acting().onlyRun() == null) {
            return;
        }
        metrics.stream()
                .map(metric -> metric.text("model_id", ""))
                .filter(model -> !model.isEmpty())
                .distinct()
                .forEach(model -> reach.mayWrite(
                        call.acting(), models.get(call.project(), model).sourceRun()));
    }

    /** Records a batch for the run, and its points for the models that they name: all of it or nothing. */
    @Transactional
    void log(Call call, String run, LogBatch batch, List<Body> metrics) {
        tracking.logBatch(call.project(), run, batch);
        note(call, run, metrics);
    }

    private void note(Call call, String run, List<Body> metrics) {
        Map<String, List<ModelMetric>> byModel = new LinkedHashMap<>();
        for (Body metric : metrics) {
            String model = metric.text("model_id", "");
            if (!model.isEmpty()) {
                byModel.computeIfAbsent(model, absent -> new ArrayList<>())
                        .add(new ModelMetric(
                                RunRoutes.metric(metric),
                                run,
                                metric.text("dataset_name", ""),
                                metric.text("dataset_digest", "")));
            }
        }
        byModel.forEach((model, points) -> models.measure(call.project(), model, points));
    }
}
