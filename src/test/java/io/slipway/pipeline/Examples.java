package io.slipway.pipeline;

import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.Literal;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Implementation.PythonFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Small pipelines for tests. */
public final class Examples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    public static final Type DATASET = new Type.Artifact("system.Dataset", "0.0.1", false);
    public static final Type MODEL = new Type.Artifact("system.Model", "0.0.1", false);
    public static final Type DOUBLE = new Type.Parameter(Type.Kind.DOUBLE);
    public static final Type INTEGER = new Type.Parameter(Type.Kind.INTEGER);

    private Examples() {}

    public static JsonNode json(double value) {
        return JSON.numberNode(value);
    }

    public static JsonNode json(int value) {
        return JSON.numberNode(value);
    }

    public static JsonNode json(String value) {
        return JSON.stringNode(value);
    }

    public static Input required(Type type) {
        return new Input(type, null, false, "", Map.of());
    }

    public static Input withDefault(Type type, JsonNode value) {
        return new Input(type, value, true, "", Map.of());
    }

    public static Output output(Type type) {
        return new Output(type, "", Map.of());
    }

    public static Component python(String function, Map<String, Input> inputs, Map<String, Output> outputs) {
        return new Component(
                "",
                inputs,
                outputs,
                new PythonFunction(
                        "def " + function + "(): ...", function, List.of(), List.of(), "python:3.11", Map.of()),
                Map.of());
    }

    public static Step step(String component, Map<String, Argument> arguments, double x) {
        return Step.of(component, "", arguments).withPosition(new Step.Position(x, 100, null, null));
    }

    public static Pipeline empty() {
        return new Pipeline(
                "demo",
                "",
                Dialect.SLIPWAY,
                Map.of(),
                new Component("", Map.of(), Map.of(), new Graph(Map.of(), Map.of()), Map.of()),
                Map.of());
    }

    /** prepare, train, evaluate, deploy, report; parameters threshold and epochs. */
    public static Pipeline training() {
        Map<String, Component> components = new LinkedHashMap<>();
        components.put("comp-prepare", python("prepare", Map.of(), Map.of("data", output(DATASET))));
        components.put(
                "comp-train",
                python(
                        "train",
                        ordered("data", required(DATASET), "epochs", withDefault(INTEGER, json(10))),
                        Map.of("model", output(MODEL))));
        components.put(
                "comp-evaluate",
                python(
                        "evaluate",
                        ordered("model", required(MODEL), "data", required(DATASET)),
                        Map.of("Output", output(DOUBLE))));
        components.put(
                "comp-deploy",
                python(
                        "deploy",
                        ordered("model", required(MODEL), "accuracy", required(DOUBLE)),
                        Map.of("Output", output(new Type.Parameter(Type.Kind.STRING)))));
        components.put(
                "comp-report",
                python("report", Map.of("text", required(new Type.Parameter(Type.Kind.STRING))), Map.of()));
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("prepare", step("comp-prepare", Map.of(), 0));
        steps.put(
                "train",
                step(
                        "comp-train",
                        ordered("data", new StepOutput("prepare", "data"), "epochs", new FromInput("epochs")),
                        300));
        steps.put(
                "evaluate",
                step(
                        "comp-evaluate",
                        ordered("model", new StepOutput("train", "model"), "data", new StepOutput("prepare", "data")),
                        600));
        steps.put(
                "deploy",
                step(
                        "comp-deploy",
                        ordered(
                                "model",
                                new StepOutput("train", "model"),
                                "accuracy",
                                new StepOutput("evaluate", "Output")),
                        900));
        steps.put("report", step("comp-report", Map.of("text", new StepOutput("deploy", "Output")), 1200));
        Component root = new Component(
                "",
                ordered("threshold", withDefault(DOUBLE, json(0.9)), "epochs", withDefault(INTEGER, json(10))),
                Map.of(),
                new Graph(steps, Map.of()),
                Map.of());
        return new Pipeline("training", "", Dialect.SLIPWAY, components, root, Map.of());
    }

    public static Literal literal(int value) {
        return new Literal(json(value));
    }

    public static Literal literal(double value) {
        return new Literal(json(value));
    }

    public static <T> Map<String, T> ordered(String a, T first, String b, T second) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(a, first);
        map.put(b, second);
        return map;
    }
}
