package io.slipway.exec;

import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.StepDetails;
import io.slipway.engine.StepState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is told of a run at its end, for a program or for a person. */
record ExecReport(PipelineRun run, List<StepDetails> steps, Map<String, Passed> outputs) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    ExecReport {
        steps = List.copyOf(steps);
    }

    String json() {
        ObjectNode report = NODES.objectNode();
        report.put("state", KfpWords.of(run.state()));
        if (!run.reason().isEmpty()) {
            report.put("error", run.reason());
        }
        report.set("outputs", values(outputs));
        ArrayNode tasks = report.putArray("tasks");
        steps.forEach(step -> tasks.add(task(step)));
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }

    private static ObjectNode task(StepDetails details) {
        StepState state = details.step().state();
        ObjectNode task = NODES.objectNode();
        task.put("path", details.step().path());
        task.put("state", KfpWords.of(state));
        task.put("cached", state instanceof StepState.Cached);
        task.put("attempts", details.step().attempts());
        task.set("outputs", values(details.outputs()));
        ObjectNode metrics = task.putObject("metrics");
        details.metrics().forEach((name, value) -> metrics.set(name, number(value)));
        task.put("error", bad(state) ? state.reason() : null);
        return task;
    }

    private static boolean bad(StepState state) {
        return state instanceof StepState.Failed || state instanceof StepState.Lost;
    }

    private static ObjectNode values(Map<String, Passed> passed) {
        ObjectNode values = NODES.objectNode();
        passed.forEach((name, one) -> values.set(name, value(one)));
        return values;
    }

    private static JsonNode value(Passed passed) {
        return switch (passed) {
            case Passed.Value value -> value.json();
            case Passed.Artifacts list
            when list.artifacts().size() == 1 -> artifact(list.artifacts().getFirst());
            case Passed.Artifacts list -> {
                ArrayNode all = NODES.arrayNode();
                list.artifacts().forEach(one -> all.add(artifact(one)));
                yield all;
            }
        };
    }

    private static ObjectNode artifact(Passed.Artifact artifact) {
        ObjectNode node = NODES.objectNode();
        node.put("name", artifact.name());
        node.put("type", artifact.schema());
        node.put("uri", artifact.uri());
        if (artifact.size() != null) {
            node.put("size", artifact.size());
        }
        if (artifact.digest() != null) {
            node.put("digest", artifact.digest());
        }
        ObjectNode metadata = node.putObject("metadata");
        artifact.metadata().forEach(metadata::set);
        return node;
    }

    private static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
    }

    /** One line for the run, then one for each step with what it gave; no path below the folder that is {@code gone} then. */
    String text(@Nullable Path gone) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add(run.pipelineName() + ": " + KfpWords.of(run.state())
                + (run.reason().isEmpty() ? "" : " - " + run.reason()));
        for (StepDetails details : steps) {
            StepState state = details.step().state();
            lines.add("  " + details.step().path() + ": " + state.word()
                    + (state.reason().isEmpty() ? "" : " - " + state.reason()));
            details.outputs().forEach((name, one) -> lines.add("      " + name + " = " + shown(one, gone)));
            details.metrics()
                    .forEach((name, value) -> lines.add("      " + name + " = " + number(value) + " (metric)"));
        }
        outputs.forEach((name, one) -> lines.add("  output " + name + " = " + shown(one, gone)));
        return lines.toString();
    }

    /** Whether what it gave is in a folder. */
    boolean namesFilesIn(Path folder) {
        return Stream.concat(
                        outputs.values().stream(), steps.stream().flatMap(step -> step.outputs().values().stream()))
                .flatMap(passed -> passed instanceof Passed.Artifacts list ? list.artifacts().stream() : Stream.empty())
                .anyMatch(artifact -> isIn(artifact, folder));
    }

    private static boolean isIn(Passed.Artifact artifact, Path folder) {
        return artifact.uri().contains("/" + folder.getFileName() + "/");
    }

    private static String named(Passed.Artifact artifact, @Nullable Path gone) {
        if (gone == null || !isIn(artifact, gone)) {
            return artifact.uri();
        }
        return artifact.schema().substring(artifact.schema().lastIndexOf('.') + 1)
                + (artifact.size() == null ? "" : " of " + artifact.size() + " bytes");
    }

    private static String shown(Passed passed, @Nullable Path gone) {
        return switch (passed) {
            case Passed.Value value -> value.json().toString();
            case Passed.Artifacts list ->
                String.join(
                        ", ",
                        list.artifacts().stream().map(one -> named(one, gone)).toList());
        };
    }
}
