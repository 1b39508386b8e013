package io.slipway.mlflow;

import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.TrackingException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The routes below /experiments. */
@Component
class ExperimentRoutes {
    private final Experiments experiments;

    ExperimentRoutes(Experiments experiments) {
        this.experiments = experiments;
    }

    Object create(Call call) {
        Body body = call.body();
        String location = body.optional("artifact_location");
        return Answers.of(
                "experiment_id",
                experiments
                        .create(
                                call.project(),
                                body.text("name"),
                                location == null || location.isEmpty() ? null : location,
                                body.entries("tags"))
                        .id());
    }

    Object get(Call call) {
        return Answers.of(
                "experiment",
                Answers.experiment(experiments.get(call.project(), call.body().text("experiment_id"))));
    }

    Object named(Call call) {
        return Answers.of(
                "experiment",
                Answers.experiment(experiments.named(call.project(), call.body().text("experiment_name"))));
    }

    Object search(Call call) {
        Body body = call.body();
        Lifecycle wanted = body.choice("view_type", Lifecycle.values());
        var page = experiments.search(
                call.project(),
                body.text("filter", ""),
                wanted == null ? Lifecycle.ACTIVE_ONLY : wanted,
                body.texts("order_by"),
                body.count("max_results", 0),
                body.optional("page_token"));
        return Answers.of(
                "experiments", page.items().stream().map(Answers::experiment).toList(), "next_page_token", page.next());
    }

    Object update(Call call) {
        try {
            experiments.rename(
                    call.project(),
                    call.body().text("experiment_id"),
                    call.body().text("new_name"));
        } catch (TrackingException taken) {
            // MLflow has another word for a name that is taken here than where an experiment is made.
            throw taken.reason() == TrackingException.Reason.EXISTS
                    ? new Refusal(400, "BAD_REQUEST", String.valueOf(taken.getMessage()))
                    : taken;
        }
        return Map.of();
    }

    Object delete(Call call) {
        experiments.delete(call.project(), call.body().text("experiment_id"));
        return Map.of();
    }

    Object restore(Call call) {
        experiments.restore(call.project(), call.body().text("experiment_id"));
        return Map.of();
    }

    Object setTag(Call call) {
        Body body = call.body();
        experiments.setTag(call.project(), body.text("experiment_id"), body.text("key"), body.text("value", ""));
        return Map.of();
    }

    Object deleteTag(Call call) {
        experiments.deleteTag(
                call.project(), call.body().text("experiment_id"), call.body().text("key"));
        return Map.of();
    }
}
