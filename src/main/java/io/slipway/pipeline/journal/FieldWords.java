package io.slipway.pipeline.journal;

import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.Map;

/** What a field of a pipeline's JSON is called to a person: {@code epochs of train}. */
public final class FieldWords {
    private static final Map<String, String> STEP = Map.of(
            "title", "name", "position", "place", "when", "rule", "startWhen", "start", "component", "component");
    private static final Map<String, String> RESOURCES = Map.of(
            "cpuRequest", "CPU asked",
            "cpuLimit", "CPU limit",
            "memoryRequest", "memory asked",
            "memoryLimit", "memory limit",
            "gpuType", "kind of GPU",
            "gpuCount", "GPUs");

    private FieldWords() {}

    public static String of(Pipeline pipeline, List<String> path) {
        return switch (path.getFirst()) {
            case "components" -> component(pipeline, path);
            case "root" -> inside("", pipeline, path.subList(1, path.size()), "the pipeline");
            case "name" -> "name of the pipeline";
            case "description" -> "description of the pipeline";
            default -> path.getFirst();
        };
    }

    private static String component(Pipeline pipeline, List<String> path) {
        String user = Paths.all(pipeline).stream()
                .filter(placed -> placed.step().component().equals(path.get(1)))
                .findFirst()
                .map(Paths.Placed::path)
                .orElse(path.get(1));
        String title = Paths.title(pipeline, user);
        return path.size() == 2 ? title : inside(user, pipeline, path.subList(2, path.size()), title);
    }

    /** {@code rest} begins inside of a component. */
    private static String inside(String graph, Pipeline pipeline, List<String> rest, String owner) {
        String first = rest.getFirst();
        if (rest.size() == 1) {
            return first + " of " + owner;
        }
        return switch (first) {
            case "inputs" -> (graph.isEmpty() ? "parameter " : "input ") + detail(rest, 1) + of(owner);
            case "outputs" -> "output " + detail(rest, 1) + of(owner);
            case "implementation" ->
                rest.size() > 2 && rest.get(1).equals("steps")
                        ? step(pipeline, Paths.join(graph, rest.get(2)), rest.subList(3, rest.size()))
                        : code(rest) + " of " + owner;
            default -> first + " of " + owner;
        };
    }

    private static String of(String owner) {
        return owner.equals("the pipeline") ? "" : " of " + owner;
    }

    private static String detail(List<String> rest, int at) {
        return rest.size() > at + 1
                ? rest.get(at) + " (" + (rest.get(at + 1).equals("defaultValue") ? "default" : rest.get(at + 1)) + ")"
                : rest.get(at);
    }

    private static String code(List<String> rest) {
        return switch (rest.get(1)) {
            case "source" -> "code";
            case "uri" -> "address";
            default -> rest.get(1);
        };
    }

    private static String step(Pipeline pipeline, String path, List<String> rest) {
        String title = Paths.title(pipeline, path);
        if (rest.isEmpty()) {
            return title;
        }
        String field = rest.getFirst();
        if (rest.size() == 1) {
            return STEP.getOrDefault(field, field) + " of " + title;
        }
        return RESOURCES.getOrDefault(rest.get(1), rest.get(1)) + " of " + title;
    }
}
