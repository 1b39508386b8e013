package io.slipway.mlflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Traces are taken and not listed: clients send one by themselves when a traced function runs, and would try again for
 * minutes if they were refused. Who looks for traces is told that there are none.
 */
final class Traces {
    private Traces() {}

    static boolean owns(String path) {
        return path.equals("traces") || path.startsWith("traces/");
    }

    static Object answer(String method, String path, @Nullable JsonNode trace) {
        return switch (method + " " + path) {
            case "POST traces" -> trace == null ? Map.of() : Answers.of("trace", taken(trace));
            case "GET traces",
                    "POST traces/search",
                    "GET traces/batchGet",
                    "POST traces/batchGetInfos",
                    "POST traces/link-to-run",
                    "POST traces/link-prompts" -> Map.of();
            case "POST traces/delete-traces" -> Map.of("traces_deleted", 0);
            default -> throw Refusal.notFound("This server keeps no traces, so there is none at " + path);
        };
    }

    /** The client sends the spans as a file to the place that it is told here. */
    private static JsonNode taken(JsonNode trace) {
        if (trace.get("trace_info") instanceof ObjectNode info) {
            String experiment =
                    info.at("/trace_location/mlflow_experiment/experiment_id").asString("0");
            info.withObjectProperty("trace_metadata").put("mlflow.trace.infoFinalized", "true");
            info.withObjectProperty("tags")
                    .put(
                            "mlflow.artifactLocation",
                            ArtifactProxy.SCHEME + experiment + "/traces/"
                                    + info.path("trace_id").asString("") + "/artifacts");
        }
        return trace;
    }
}
