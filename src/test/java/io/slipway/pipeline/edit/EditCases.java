package io.slipway.pipeline.edit;

import static io.slipway.pipeline.Examples.literal;
import static io.slipway.pipeline.Examples.training;

import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Examples;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineJson;
import io.slipway.pipeline.journal.Changes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Edits of every kind with what they make of a pipeline, as the file that {@code edit-cases.test.ts} reads too: what
 * the browser draws at once is what the server answers later.
 */
final class EditCases {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EditCases() {}

    /** An edit of one of the pipelines. */
    record Case(String name, String before, String edit) {}

    static Map<String, Pipeline> pipelines() {
        Map<String, Pipeline> all = new LinkedHashMap<>();
        Pipeline framed = Edits.apply(training(), FramingTest.onAccuracy("deploy", "report"));
        framed = Edits.apply(
                framed,
                new Edit.Framed(
                        List.of("condition-1/report"),
                        "condition-2",
                        new Condition(new FromInput("pipelinechannel--threshold"), ">", literal(0.5))));
        Pipeline beside = Edits.apply(
                training(),
                new Edit.Framed(
                        List.of("report"), "condition-1", new Condition(new FromInput("epochs"), ">", literal(1))));
        all.put("plain", training());
        all.put("nested", framed);
        all.put("framed", beside);
        all.put(
                "joined",
                Edits.apply(beside, new Edit.Framed(List.of("deploy"), "condition-2", condition("evaluate"))));
        return all;
    }

    private static Condition condition(String step) {
        return new Condition(new StepOutput(step, "Output"), ">=", new FromInput("threshold"));
    }

    static List<Case> all() {
        String step = JSON.writeValueAsString(Examples.step("comp-train", Map.of(), 40));
        String component = JSON.writeValueAsString(
                Examples.python("score", Map.of("model", Examples.required(Examples.MODEL)), Map.of()));
        return List.of(
                new Case("a new step with its component", "plain", """
                        {"is": "steps-added", "graph": "", "steps": {"score": %s}, "components": {"comp-score": %s}}""".formatted(
                                step.replace("comp-train", "comp-score"), component)),
                new Case("a new step in a frame", "nested", """
                        {"is": "steps-added", "graph": "condition-1", "steps": {"train-2": %s}, "components": {}}""".formatted(step)),
                new Case("new steps under names that are taken", "plain", """
                        {"is": "steps-added", "graph": "", "steps": {"train": %s, "again": %s},
                         "components": {"comp-train": %s}}""".formatted(
                                step, step.replace("\"after\":[]", "\"after\":[\"train\"]"), component)),
                new Case("a step gone with its wires", "plain", """
                        {"is": "steps-removed", "paths": ["train"], "rejoin": false}"""),
                new Case("a step gone and its neighbours joined", "plain", """
                        {"is": "steps-removed", "paths": ["train"], "rejoin": true}"""),
                new Case("a step in a frame gone with what only it took", "framed", """
                        {"is": "steps-removed", "paths": ["condition-1/report"], "rejoin": false}"""),
                new Case("a frame gone with the steps in it", "nested", """
                        {"is": "steps-removed", "paths": ["condition-1"], "rejoin": false}"""),
                new Case("steps moved, a frame keeps its size", "nested", """
                        {"is": "steps-moved", "places": {"train": {"x": 7, "y": 8.5}, "condition-1": {"x": 1, "y": 2},
                         "condition-1/deploy": {"x": 3, "y": 4}}}"""),
                new Case("a new step in a frame, and its neighbour aside, together", "nested", """
                        {"is": "together", "edits": [
                         {"is": "steps-added", "graph": "condition-1", "steps": {"train-2": %s}, "components": {}},
                         {"is": "steps-moved", "places": {"train": {"x": 900, "y": 40}}}]}""".formatted(step)),
                new Case("a constant", "plain", """
                        {"is": "argument-set", "path": "train", "input": "epochs",
                         "argument": {"is": "literal", "value": 3}}"""),
                new Case("a value taken away", "plain", """
                        {"is": "argument-set", "path": "train", "input": "epochs", "argument": null}"""),
                new Case("a value in a frame taken away with its passage", "nested", """
                        {"is": "argument-set", "path": "condition-1/deploy", "input": "model", "argument": null}"""),
                new Case("a wire", "plain", """
                        {"is": "connected", "from": {"path": "evaluate", "name": "Output"},
                         "to": {"path": "report", "name": "text"}}"""),
                new Case("a parameter into two frames", "nested", """
                        {"is": "connected", "from": {"path": "", "name": "epochs"},
                         "to": {"path": "condition-1/condition-2/report", "name": "text"}}"""),
                new Case("a wire into two frames", "nested", """
                        {"is": "connected", "from": {"path": "evaluate", "name": "Output"},
                         "to": {"path": "condition-1/condition-2/report", "name": "text"}}"""),
                new Case("a wire out of one frame into another", "joined", """
                        {"is": "connected", "from": {"path": "condition-2/deploy", "name": "Output"},
                         "to": {"path": "condition-1/report", "name": "text"}}"""),
                new Case("a step's title", "plain", """
                        {"is": "step-changed", "path": "train", "field": "title", "value": "Learn"}"""),
                new Case("a step's notes, in a frame", "nested", """
                        {"is": "step-changed", "path": "condition-1/deploy", "field": "notes", "value": "once"}"""),
                new Case("a step's cache switch", "plain", """
                        {"is": "step-changed", "path": "train", "field": "cache", "value": false}"""),
                new Case("a step's retries", "plain", """
                        {"is": "step-changed", "path": "train", "field": "retry",
                         "value": {"count": 2, "backoffSeconds": 1, "factor": 2, "maxBackoffSeconds": 3600}}"""),
                new Case("a step's resources", "plain", """
                        {"is": "step-changed", "path": "train", "field": "resources",
                         "value": {"cpuRequest": "", "cpuLimit": "2", "memoryRequest": "", "memoryLimit": "4Gi",
                         "gpuType": "", "gpuCount": ""}}"""),
                new Case("when a step starts", "plain", """
                        {"is": "step-changed", "path": "train", "field": "startWhen", "value": "ALL_COMPLETED"}"""),
                new Case("another function", "plain", """
                        {"is": "component-changed", "name": "comp-train", "component": %s}""".formatted(component)),
                new Case("a new parameter", "plain", """
                        {"is": "parameter-set", "name": "rate", "input": {"type": {"is": "parameter", "kind": "DOUBLE"},
                         "defaultValue": 0.1, "optional": true, "description": "", "foreign": {}}}"""),
                new Case("a parameter renamed", "plain", """
                        {"is": "parameter-renamed", "from": "epochs", "to": "rounds"}"""),
                new Case("a parameter renamed, in frames and rules too", "nested", """
                        {"is": "parameter-renamed", "from": "threshold", "to": "limit"}"""),
                new Case("a parameter removed", "plain", """
                        {"is": "parameter-removed", "name": "threshold"}"""),
                new Case("the name", "plain", """
                        {"is": "pipeline-changed", "field": "name", "value": "other"}"""),
                new Case("the description", "plain", """
                        {"is": "pipeline-changed", "field": "description", "value": "What it is for"}"""),
                new Case("a frame", "plain", """
                        {"is": "framed", "paths": ["deploy"], "name": "condition-1", "condition":
                         {"left": {"is": "output", "step": "evaluate", "output": "Output"}, "operator": ">=",
                          "right": {"is": "literal", "value": 0.9}}}"""),
                new Case("a frame taken away", "framed", """
                        {"is": "unframed", "path": "condition-1"}"""),
                new Case("another rule", "framed", """
                        {"is": "condition-set", "path": "condition-1", "condition":
                         {"left": {"is": "input", "input": "epochs"}, "operator": "<",
                          "right": {"is": "literal", "value": 9}}}"""),
                new Case("a step that is gone", "plain", """
                        {"is": "step-changed", "path": "nobody", "field": "title", "value": "x"}"""),
                new Case("a parameter renamed to one that is there", "plain", """
                        {"is": "parameter-renamed", "from": "epochs", "to": "threshold"}"""),
                new Case("an output that is gone", "plain", """
                        {"is": "connected", "from": {"path": "train", "name": "weights"},
                         "to": {"path": "report", "name": "text"}}"""));
    }

    /** The whole file: the pipelines, and for each edit what it changes, or why it can't be done. */
    static String file() {
        Map<String, Pipeline> pipelines = pipelines();
        StringBuilder text = new StringBuilder("{\n\"pipelines\": {\n");
        text.append(String.join(
                ",\n",
                pipelines.entrySet().stream()
                        .map(each -> "\"" + each.getKey() + "\": " + PipelineJson.write(each.getValue()))
                        .toList()));
        text.append("\n},\n\"cases\": [\n");
        text.append(String.join(
                ",\n", all().stream().map(each -> line(each, pipelines)).toList()));
        return text.append("\n]\n}\n").toString();
    }

    private static String line(Case each, Map<String, Pipeline> pipelines) {
        ObjectNode node = NODES.objectNode();
        node.put("name", each.name()).put("before", each.before()).set("edit", JSON.readTree(each.edit()));
        Pipeline before = pipelines.getOrDefault(each.before(), Examples.empty());
        try {
            Pipeline after = Edits.apply(before, JSON.readValue(each.edit(), Edit.class));
            ArrayNode changes = node.putArray("changes");
            Changes.between(PipelineJson.tree(before), PipelineJson.tree(after))
                    .forEach(change -> changes.add(JSON.valueToTree(change)));
            String head = JSON.writeValueAsString(node.without("changes"));
            return head.substring(0, head.length() - 1) + ", \"changes\": ["
                    + String.join(
                            ",",
                            changes.valueStream()
                                    .map(change -> "\n  " + JSON.writeValueAsString(change))
                                    .toList())
                    + "]}";
        } catch (InvalidEditException refused) {
            return JSON.writeValueAsString(node.put("refused", refused.getMessage()));
        }
    }
}
