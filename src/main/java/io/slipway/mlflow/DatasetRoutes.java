package io.slipway.mlflow;

import io.slipway.tracking.DatasetSummary;
import io.slipway.tracking.Experiments;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What data the runs of some experiments read: asked by pages, not by clients. */
@Component
class DatasetRoutes {
    private static final int MOST = 20;
    private final Experiments experiments;

    DatasetRoutes(Experiments experiments) {
        this.experiments = experiments;
    }

    Object search(Call call) {
        List<String> ids = call.body().texts("experiment_ids");
        if (ids.isEmpty()) {
            throw Refusal.invalid("SearchDatasets request must specify at least one experiment_id.");
        }
        if (ids.size() > MOST) {
            throw Refusal.invalid("SearchDatasets request cannot specify more than " + MOST
                    + " experiment_ids. Received " + ids.size() + " experiment_ids.");
        }
        return Answers.of(
                "dataset_summaries",
                experiments.datasets(call.project(), ids).stream()
                        .map(DatasetRoutes::fields)
                        .toList());
    }

    private static Map<String, Object> fields(DatasetSummary summary) {
        return Answers.of(
                "experiment_id", summary.experimentId(),
                "name", summary.name(),
                "digest", summary.digest(),
                "context", summary.context());
    }
}
