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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A large pipeline: layers of functions, each fed by steps of the layer before, every tenth framed under a condition. */
public final class ManySteps {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LAYER = 12;
    private static final String SOURCE = """
            def work_NUMBER(data: Input[Dataset], other: Input[Dataset], out: Output[Dataset], score: float, rate: float = 0.1, name: str = "step NUMBER") -> float:
                \"""Stands for a step of a real pipeline.\"""
                import csv
                import json

                with open(data.path) as f:
                    rows = list(csv.reader(f))
                with open(other.path) as f:
                    more = list(csv.reader(f))
                with open(out.path, "w") as f:
                    csv.writer(f).writerows(rows + more)
                print(json.dumps({"rows": len(rows), "name": name}))
                return score * rate
            """;

    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();

    private ManySteps() {}

    /** So many steps, frames not counted. */
    public static Pipeline pipeline(int count) {
        ManySteps many = new ManySteps();
        many.components.put("comp-data", importer());
        for (int i = 0; i < count; i++) {
            many.add(i);
        }
        Component root = new Component(
                "",
                Map.of("threshold", new Input(number(), JSON.readTree("0.9"), true, "", Map.of())),
                Map.of(),
                new Implementation.Graph(many.steps, Map.of()),
                Map.of());
        return new Pipeline("Many steps", "", Dialect.SLIPWAY, many.components, root, Map.of());
    }

    private void add(int i) {
        if (i < LAYER) {
            steps.put("data-" + i, step("comp-data", Map.of(), i, null));
            return;
        }
        components.put("comp-work-" + i, function(i));
        Map<String, Argument> arguments = new LinkedHashMap<>();
        arguments.put("data", output(i - LAYER));
        arguments.put("other", output(i - LAYER - (i % LAYER == 0 ? 0 : 1)));
        arguments.put("score", i < 2 * LAYER ? literal("0.5") : new Argument.StepOutput(name(i - LAYER), "Output"));
        arguments.put("rate", literal("0.%d".formatted(i)));
        boolean framed = i % 10 == 0 && i >= 2 * LAYER;
        if (framed) {
            frame(i, arguments);
        } else {
            steps.put(name(i), step("comp-work-" + i, arguments, i, null));
        }
    }

    /** A frame hands its inputs down to the one step in it and its outputs up. */
    private void frame(int i, Map<String, Argument> arguments) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        Map<String, Argument> outer = new LinkedHashMap<>();
        Map<String, Argument> inner = new LinkedHashMap<>();
        arguments.forEach((input, argument) -> {
            if (argument instanceof Argument.Literal) {
                inner.put(input, argument);
                return;
            }
            String channel = "pipelinechannel--" + input;
            inputs.put(channel, new Input(input.equals("score") ? number() : dataset(), null, false, "", Map.of()));
            outer.put(channel, argument);
            inner.put(input, new Argument.FromInput(channel));
        });
        Step step = step("comp-work-" + i, inner, -1, null);
        Map<String, Argument> taken = Map.of(
                "out",
                new Argument.StepOutput("inner-" + i, "out"),
                "Output",
                new Argument.StepOutput("inner-" + i, "Output"));
        components.put(
                "comp-" + name(i),
                new Component(
                        "",
                        inputs,
                        Map.of(
                                "out",
                                new Output(dataset(), "", Map.of()),
                                "Output",
                                new Output(number(), "", Map.of())),
                        new Implementation.Graph(Map.of("inner-" + i, step), taken),
                        Map.of()));
        steps.put(
                name(i),
                step("comp-" + name(i), outer, i, "inputs.parameter_values['pipelinechannel--score'] >= 0.25"));
    }

    private static Argument output(int i) {
        return new Argument.StepOutput(name(i), i < LAYER ? "artifact" : "out");
    }

    private static String name(int i) {
        return i < LAYER ? "data-" + i : (i % 10 == 0 && i >= 2 * LAYER ? "condition-" : "work-") + i;
    }

    private static Step step(String component, Map<String, Argument> arguments, int i, @Nullable String when) {
        Step.Position position =
                i < 0 ? null : new Step.Position(40.0 + (i / LAYER) * 340, 40.0 + (i % LAYER) * 260, null, null);
        return Step.of(component, "", arguments).withWhen(when).withPosition(position);
    }

    private static Component function(int i) {
        FromSource made = PythonFunctions.component(
                SOURCE.replace("NUMBER", String.valueOf(i)), List.of(), PythonFunctions.DEFAULT_IMAGE);
        return switch (made) {
            case FromSource.Made component -> component.component();
            case FromSource.Wrong wrong ->
                throw new IllegalStateException(wrong.problems().toString());
        };
    }

    private static Component importer() {
        return new Component(
                "",
                Map.of(),
                Map.of("artifact", new Output(dataset(), "", Map.of())),
                new Implementation.Importer(literal("\"/data/table.csv\""), Map.of(), false, Map.of()),
                Map.of());
    }

    private static Type dataset() {
        return new Type.Artifact("system.Dataset", "0.0.1", false);
    }

    private static Type number() {
        return new Type.Parameter(Type.Kind.DOUBLE);
    }

    private static Argument literal(String json) {
        return new Argument.Literal(JSON.readTree(json));
    }
}
