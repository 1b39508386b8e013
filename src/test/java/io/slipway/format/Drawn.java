package io.slipway.format;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pipeline of {@code compile_pipeline.py} as somebody draws it here. */
final class Drawn {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private Drawn() {}

    static Pipeline pipeline(Map<String, String> sources) {
        Map<String, Component> components = new LinkedHashMap<>();
        components.put("raw data", importer());
        components.put("prepare", function(sources, "prepare", List.of("pandas==2.2.3", "pyarrow"), "python:3.12"));
        components.put("train", function(sources, "train", List.of(), "python:3.11"));
        components.put("deploy", function(sources, "deploy", List.of("kfp==2.16.0"), "python:3.11"));
        components.put("frame-2", inner());
        components.put("frame-1", good());
        components.put(
                "frame-3",
                frame(
                        Map.of("deploy-3", deploy("train-model", new Argument.FromInput(in("threshold")))),
                        artifacts("train-model"),
                        parameters("stage", Type.Kind.STRING, "threshold", Type.Kind.DOUBLE)));
        components.put(
                "frame-4",
                frame(
                        Map.of("deploy-4", deploy("train-model", literal("1"))),
                        artifacts("train-model"),
                        parameters("wait", Type.Kind.BOOLEAN)));
        return new Pipeline(
                "Train and deploy",
                "Trains, then deploys if good enough.",
                Dialect.SLIPWAY,
                components,
                root(),
                Map.of());
    }

    private static Component root() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put("rows", parameter(Type.Kind.INTEGER, "50"));
        inputs.put("threshold", parameter(Type.Kind.DOUBLE, "0.9"));
        inputs.put("stage", parameter(Type.Kind.STRING, "\"test\""));
        inputs.put("wait", parameter(Type.Kind.BOOLEAN, "false"));
        return new Component(
                "",
                inputs,
                Map.of("Output", new Output(new Type.Parameter(Type.Kind.DOUBLE), "", Map.of())),
                new Implementation.Graph(steps(), Map.of("Output", new Argument.StepOutput("train", "Output"))),
                Map.of());
    }

    private static Map<String, Step> steps() {
        Argument table = new Argument.StepOutput("prepare", "train");
        Argument model = new Argument.StepOutput("train", "model");
        Argument accuracy = new Argument.StepOutput("train", "Output");
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("importer", step("raw data", Map.of("uri", literal("\"/data/raw.csv\"")), Set.of(), null));
        steps.put("prepare", prepare());
        steps.put("train", train(table));
        steps.put(
                "train-2", step("train", Map.of("data", table, "name", literal("\"second\"")), Set.of("train"), null));
        steps.put(
                "condition-1",
                titled(
                        "good enough",
                        step(
                                "frame-1",
                                Map.of(
                                        in("train-model"), model,
                                        in("train-2-model"), new Argument.StepOutput("train-2", "model"),
                                        in("train-Output"), accuracy,
                                        in("prepare-kept"), new Argument.StepOutput("prepare", "kept"),
                                        in("threshold"), new Argument.FromInput("threshold")),
                                Set.of(),
                                value("train-Output") + " >= " + value("threshold"))));
        steps.put(
                "condition-3",
                step(
                        "frame-3",
                        Map.of(
                                in("train-model"),
                                model,
                                in("stage"),
                                new Argument.FromInput("stage"),
                                in("threshold"),
                                new Argument.FromInput("threshold")),
                        Set.of("train-2"),
                        value("stage") + " == 'prod'"));
        steps.put(
                "condition-4",
                step(
                        "frame-4",
                        Map.of(in("train-model"), model, in("wait"), new Argument.FromInput("wait")),
                        Set.of(),
                        value("wait") + " == true"));
        return steps;
    }

    private static Step prepare() {
        return new Step(
                "prepare",
                "",
                Map.of(
                        "raw", new Argument.StepOutput("importer", "artifact"),
                        "rows", new Argument.FromInput("rows"),
                        "parts", literal("[0.9, 0.1]")),
                Set.of(),
                null,
                Step.StartWhen.ALL_SUCCEEDED,
                null,
                false,
                new Step.Resources("500m", "2", "256Mi", "2Gi", "", ""),
                new Step.Position(40.5, 120, null, null),
                "Slow on Mondays.",
                Map.of());
    }

    private static Step train(Argument table) {
        return new Step(
                "train",
                "Train the model",
                Map.of("data", table, "rate", literal("0.25")),
                Set.of(),
                null,
                Step.StartWhen.ALL_SUCCEEDED,
                new Step.Retry(3, 30, 1.5, 600),
                true,
                new Step.Resources("", "", "", "", "nvidia.com/gpu", "2"),
                new Step.Position(300, 120, 400.0, 250.0),
                "",
                Map.of());
    }

    private static Component good() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("deploy", deploy("train-model", new Argument.FromInput(in("train-Output"))));
        steps.put(
                "condition-2",
                step(
                        "frame-2",
                        Map.of(
                                in("train-2-model"), new Argument.FromInput(in("train-2-model")),
                                in("train-Output"), new Argument.FromInput(in("train-Output")),
                                in("threshold"), new Argument.FromInput(in("threshold")),
                                in("prepare-kept"), new Argument.FromInput(in("prepare-kept"))),
                        Set.of(),
                        "int(" + value("prepare-kept") + ") > 10"));
        return frame(steps, artifacts("train-model", "train-2-model"), channels());
    }

    private static Component inner() {
        return frame(
                Map.of("deploy-2", deploy("train-2-model", literal("0.5"))), artifacts("train-2-model"), channels());
    }

    private static Map<String, Input> channels() {
        return parameters(
                "train-Output", Type.Kind.DOUBLE, "threshold", Type.Kind.DOUBLE, "prepare-kept", Type.Kind.INTEGER);
    }

    private static Step deploy(String model, Argument accuracy) {
        return step("deploy", Map.of("model", new Argument.FromInput(in(model)), "accuracy", accuracy), Set.of(), null);
    }

    private static Component frame(
            Map<String, Step> steps, Map<String, Input> artifacts, Map<String, Input> parameters) {
        Map<String, Input> inputs = new LinkedHashMap<>(artifacts);
        inputs.putAll(parameters);
        return new Component("", inputs, Map.of(), new Implementation.Graph(steps, Map.of()), Map.of());
    }

    private static Component importer() {
        return new Component(
                "",
                Map.of("uri", new Input(new Type.Parameter(Type.Kind.STRING), null, false, "", Map.of())),
                Map.of("artifact", new Output(new Type.Artifact("system.Dataset", "0.0.1", false), "", Map.of())),
                new Implementation.Importer(
                        literal("\"/data/raw.csv\""),
                        Map.of("rows", json("5"), "tags", json("[\"a\"]")),
                        true,
                        Map.of()),
                Map.of());
    }

    private static Component function(Map<String, String> sources, String name, List<String> packages, String image) {
        FromSource result = PythonFunctions.component(sources.getOrDefault(name, ""), packages, image);
        return switch (result) {
            case FromSource.Made made -> made.component();
            case FromSource.Wrong wrong ->
                throw new AssertionError(wrong.problems().toString());
        };
    }

    private static Map<String, Input> artifacts(String... names) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (String name : names) {
            inputs.put(
                    in(name), new Input(new Type.Artifact("system.Model", "0.0.1", false), null, false, "", Map.of()));
        }
        return inputs;
    }

    private static Map<String, Input> parameters(Object... namesAndKinds) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndKinds.length; i += 2) {
            Type type = new Type.Parameter((Type.Kind) namesAndKinds[i + 1]);
            inputs.put(in((String) namesAndKinds[i]), new Input(type, null, false, "", Map.of()));
        }
        return inputs;
    }

    private static Input parameter(Type.Kind kind, String value) {
        return new Input(new Type.Parameter(kind), json(value), true, "", Map.of());
    }

    private static Step step(
            String component, Map<String, Argument> arguments, Set<String> after, @Nullable String when) {
        return Step.of(component, "", arguments).withAfter(after).withWhen(when);
    }

    private static Step titled(String title, Step step) {
        return new Step(
                step.component(),
                title,
                step.arguments(),
                step.after(),
                step.when(),
                step.startWhen(),
                step.retry(),
                step.cache(),
                step.resources(),
                step.position(),
                step.notes(),
                step.foreign());
    }

    private static String in(String name) {
        return "pipelinechannel--" + name;
    }

    private static String value(String name) {
        return "inputs.parameter_values['" + in(name) + "']";
    }

    private static Argument literal(String json) {
        return new Argument.Literal(json(json));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
