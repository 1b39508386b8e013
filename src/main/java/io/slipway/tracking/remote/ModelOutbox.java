package io.slipway.tracking.remote;

import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelMetric;
import io.slipway.tracking.RecordedExperiment;
import io.slipway.tracking.RecordedModel;
import io.slipway.tracking.remote.OutboxStore.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Notes what is recorded of logged models among the requests of their runs, and what is changed of experiments. */
@Component
class ModelOutbox {
    /** What waits here belongs to no run. */
    static final String MODELS = ":models";

    static final String EXPERIMENTS = ":experiments";
    private final Outbox outbox;

    ModelOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(RecordedModel what) {
        outbox.whereWanted(what.project(), () -> note(what));
    }

    private void note(RecordedModel what) {
        switch (what) {
            case RecordedModel.Begun begun ->
                add(what, Kind.MODEL, Call.fields().put("model", begun.model()));
            case RecordedModel.Finished finished ->
                call(what, "PATCH", "", ids(finished.model()).put("status", "LOGGED_MODEL_" + finished.status()));
            case RecordedModel.Described described -> describe(described);
            case RecordedModel.Untagged gone ->
                call(what, "DELETE", "/tags/{tag_key}", ids(gone.model()).put("tag_key", gone.tag()));
            case RecordedModel.Deleted gone -> call(what, "DELETE", "", ids(gone.model()));
            case RecordedModel.Measured measured -> measure(measured);
            case RecordedModel.Linked linked -> link(linked);
            case RecordedModel.Filed filed ->
                add(
                        what,
                        filed.there() ? Kind.MODEL_FILE : Kind.MODEL_FILE_GONE,
                        Call.fields().put("model", filed.model()).put("path", filed.path()));
        }
    }

    private void describe(RecordedModel.Described what) {
        if (!what.params().isEmpty()) {
            ObjectNode request = Call.fields().put("model", what.model());
            request.set("params", Call.entries(what.params()));
            add(what, Kind.MODEL_PARAMS, request);
        }
        Map<String, String> tags = new HashMap<>(what.tags());
        tags.remove(RemoteModels.VERSIONS_TAG);
        if (!tags.isEmpty()) {
            ObjectNode body = ids(what.model());
            body.set("tags", Call.entries(tags));
            call(what, "PATCH", "/tags", body);
        }
    }

    private void measure(RecordedModel.Measured what) {
        add(what, Kind.CALL, new Call("POST", "runs/log-batch", measured(what.model(), what.run(), what.points())));
    }

    static ObjectNode measured(String model, String run, List<ModelMetric> points) {
        ObjectNode body = Call.fields();
        body.set("run_id", Call.id(Call.RUN, run));
        ArrayNode metrics = body.putArray("metrics");
        for (ModelMetric measured : points) {
            ObjectNode metric = metrics.addObject()
                    .put("key", measured.point().name())
                    .put("timestamp", measured.point().timestamp())
                    .put("step", measured.point().step());
            double value = measured.point().value();
            if (Double.isNaN(value)) {
                metric.put("value", "NaN");
            } else {
                metric.put("value", Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE));
            }
            metric.set("model_id", Call.id(Call.MODEL, model));
            if (!measured.dataset().isEmpty()) {
                metric.put("dataset_name", measured.dataset()).put("dataset_digest", measured.digest());
            }
        }
        return body;
    }

    private void link(RecordedModel.Linked what) {
        ObjectNode request = Call.fields();
        request.set("links", links(what.links()));
        add(what, Kind.MODEL_LINKS, request);
    }

    static ArrayNode links(List<ModelLink> links) {
        ArrayNode all = Call.fields().arrayNode();
        for (ModelLink link : links) {
            all.addObject().put("model", link.model()).put("made", link.made()).put("step", link.step());
        }
        return all;
    }

    private static ObjectNode ids(String model) {
        ObjectNode body = Call.fields();
        body.set("model_id", Call.id(Call.MODEL, model));
        return body;
    }

    private void call(RecordedModel what, String method, String below, ObjectNode body) {
        add(what, Kind.CALL, new Call(method, "logged-models/{model_id}" + below, body));
    }

    private void add(RecordedModel what, Kind kind, Call call) {
        outbox.add(what.project(), subject(what), kind, call.text(), 0);
    }

    private void add(RecordedModel what, Kind kind, ObjectNode request) {
        outbox.add(what.project(), subject(what), kind, request.toString(), 0);
    }

    private static String subject(RecordedModel what) {
        return what.run().isEmpty() ? MODELS : what.run();
    }

    @EventListener
    void on(RecordedExperiment what) {
        outbox.whereWanted(what.project(), () -> {
            ObjectNode request = Call.fields().put("experiment", what.experiment());
            Kind kind = switch (what) {
                case RecordedExperiment.Renamed renamed -> {
                    request.put("from", renamed.from()).put("to", renamed.to());
                    yield Kind.EXPERIMENT_NAME;
                }
                case RecordedExperiment.Deleted deleted ->
                    deleted.deleted() ? Kind.EXPERIMENT_GONE : Kind.EXPERIMENT_BACK;
                case RecordedExperiment.Tagged tagged -> {
                    request.put("tag", tagged.tag())
                            .put("before", tagged.before())
                            .put("text", tagged.text());
                    yield Kind.EXPERIMENT_TAG;
                }
            };
            outbox.add(what.project(), EXPERIMENTS, kind, request.toString(), 0);
        });
    }
}
