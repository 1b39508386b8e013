package io.slipway.mlflow;

import io.slipway.tracking.Metric;
import io.slipway.tracking.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The routes below /metrics. */
@Component
class MetricRoutes {
    private static final int PAGE = 25_000;
    private static final int RUNS = 100;
    private final Tracking tracking;

    MetricRoutes(Tracking tracking) {
        this.tracking = tracking;
    }

    Object history(Call call) {
        Body body = call.body();
        int wanted = body.count("max_results", Integer.MAX_VALUE);
        if (wanted < 1) {
            throw Refusal.invalid("Invalid value " + wanted
                    + " for parameter 'max_results' supplied. It must be a positive integer.");
        }
        boolean whole = wanted == Integer.MAX_VALUE || call.cannotPageHistory();
        var page = tracking.history(
                call.project(),
                body.runId(),
                body.text("metric_key"),
                whole ? Integer.MAX_VALUE / 2 : Math.min(wanted, PAGE),
                body.optional("page_token"));
        return Answers.of(
                "metrics", page.items().stream().map(Answers::metric).toList(), "next_page_token", page.next());
    }

    Object bulk(Call call) {
        Body body = call.body();
        String key = body.text("metric_key");
        int room = Math.clamp(body.count("max_results", PAGE), 1, PAGE);
        List<Object> points = new ArrayList<>();
        for (String run : runs(body, "run_id").stream().sorted().toList()) {
            if (points.size() < room) {
                tracking.history(call.project(), run, key, room - points.size(), null)
                        .items()
                        .forEach(point -> points.add(ofRun(run, point)));
            }
        }
        return Map.of("metrics", points);
    }

    Object interval(Call call) {
        Body body = call.body();
        int most = body.count("max_results", 2_500);
        if (most < 1 || most > 2_500) {
            throw Refusal.invalid("max_results must be between 1 and 2500. See the API docs for more information about"
                    + " request parameters.");
        }
        Long from = body.optionalLong("start_step");
        Long to = body.optionalLong("end_step");
        if ((from == null) != (to == null)) {
            throw Refusal.invalid("If either start step or end step are specified, both must be specified.");
        }
        if (from != null && to != null && from > to) {
            throw Refusal.invalid(
                    "end_step must be greater than start_step. Found start_step=" + from + " and end_step=" + to + ".");
        }
        List<Object> points = new ArrayList<>();
        tracking.sampled(call.project(), runs(body, "run_ids"), body.text("metric_key"), from, to, most)
                .forEach((run, curve) -> curve.forEach(point -> points.add(ofRun(run, point))));
        return Answers.of("metrics", points);
    }

    private static List<String> runs(Body body, String name) {
        List<String> runs = body.texts(name);
        if (runs.isEmpty() && name.equals("run_ids")) {
            throw Refusal.missingValue(name);
        }
        if (runs.isEmpty()) {
            throw Refusal.invalid("GetMetricHistoryBulk request must specify at least one " + name + ".");
        }
        if (runs.size() > RUNS) {
            throw Refusal.invalid("GetMetricHistoryBulk request cannot specify more than " + RUNS
                    + " run_ids. Received " + runs.size() + " run_ids.");
        }
        return runs;
    }

    private static Map<String, Object> ofRun(String run, Metric point) {
        Map<String, Object> fields = Answers.metric(point);
        fields.put("run_id", run);
        return fields;
    }
}
