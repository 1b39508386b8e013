package io.slipway.tracking.transfer;

import io.slipway.tracking.Dataset;
import io.slipway.tracking.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tracking room's words as MLflow's REST takes them. */
final class ServerJson {
    private static final int MOST = 100;

    private ServerJson() {}

    static void entries(ArrayNode list, Map<String, String> entries) {
        entries.forEach((key, text) -> list.addObject().put("key", key).put("value", text));
    }

    /** MLflow takes 100 of a kind at once. */
    static List<Map<String, String>> hundreds(Map<String, String> all) {
        List<Map<String, String>> parts = new ArrayList<>();
        all.forEach((key, text) -> {
            if (parts.isEmpty() || parts.getLast().size() == MOST) {
                parts.add(new LinkedHashMap<>());
            }
            parts.getLast().put(key, text);
        });
        return parts;
    }

    static void metric(ObjectNode json, Metric point) {
        json.put("key", point.name());
        if (Double.isNaN(point.value())) {
            json.put("value", "NaN");
        } else {
            json.put("value", point.value());
        }
        json.put("timestamp", point.timestamp()).put("step", point.step());
    }

    static void datasets(ArrayNode list, List<Dataset> datasets) {
        for (Dataset dataset : datasets) {
            ObjectNode input = list.addObject();
            ArrayNode tags = input.putArray("tags");
            entries(tags, dataset.tags());
            ObjectNode data = input.putObject("dataset")
                    .put("name", dataset.name())
                    .put("digest", dataset.digest())
                    .put("source_type", dataset.sourceType())
                    .put("source", dataset.source());
            String schema = dataset.schema();
            if (schema != null) {
                data.put("schema", schema);
            }
            String profile = dataset.profile();
            if (profile != null) {
                data.put("profile", profile);
            }
        }
    }
}
