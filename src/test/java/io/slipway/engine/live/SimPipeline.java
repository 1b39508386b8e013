package io.slipway.engine.live;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.IntNode;

/** Pipelines out of a seed: steps in layers, frames with conditions, retries, steps that run after a failure. */
final class SimPipeline {
    private static final Type INTEGER = new Type.Parameter(Type.Kind.INTEGER);
    private static final Input OPTIONAL = new Input(INTEGER, new IntNode(0), true, "", Map.of());
    private final Random random;
    private final Map<String, Component> components = new LinkedHashMap<>();

    SimPipeline(Random random) {
        this.random = random;
    }

    Pipeline make() {
        Implementation.Graph root = graph(2 + random.nextInt(6), "", 0);
        return pipeline(root, components);
    }

    static Pipeline pipeline(Implementation.Graph root, Map<String, Component> components) {
        Component whole = new Component("", Map.of(), Map.of(), root, Map.of());
        return new Pipeline("sim", "", Dialect.KFP, components, whole, Map.of());
    }

    /** Steps {@code s0 -> s1 -> ...}, each taking the output of the one before. */
    static Pipeline chain(int length) {
        Map<String, Component> components = new LinkedHashMap<>();
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            String name = "s" + i;
            components.put(name, leaf(name, List.of()));
            Map<String, Argument> arguments =
                    i == 0 ? Map.of() : Map.of("a", new Argument.StepOutput("s" + (i - 1), "out"));
            steps.put(name, step(name, arguments, Set.of(), null));
        }
        return pipeline(new Implementation.Graph(steps, Map.of()), components);
    }

    static Component leaf(String name, List<List<String>> pip) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put("a", OPTIONAL);
        inputs.put("b", OPTIONAL);
        Implementation python = new Implementation.PythonFunction(
                "def " + name + "(): ...", name, List.of(), pip, "python:3", Map.of());
        return new Component("", inputs, Map.of("out", new Output(INTEGER, "", Map.of())), python, Map.of());
    }

    static Step step(String component, Map<String, Argument> arguments, Set<String> after, Step.@Nullable Retry retry) {
        return new Step(
                component,
                "",
                arguments,
                after,
                null,
                Step.StartWhen.ALL_SUCCEEDED,
                retry,
                true,
                Step.Resources.NONE,
                null,
                "",
                Map.of());
    }

    private Implementation.Graph graph(int size, String prefix, int depth) {
        Map<String, Step> steps = new LinkedHashMap<>();
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = prefix + "s" + i;
            if (depth < 2 && !leaves.isEmpty() && random.nextInt(5) == 0) {
                steps.put(name, frame(name, leaves, depth));
            } else {
                steps.put(name, leafStep(name, leaves, steps.keySet()));
                leaves.add(name);
            }
        }
        return new Implementation.Graph(steps, Map.of());
    }

    private Step leafStep(String name, List<String> leaves, Set<String> all) {
        boolean broken = random.nextInt(40) == 0;
        components.put(name, leaf(name, broken ? List.of(List.of("no-such-package")) : List.of()));
        Map<String, Argument> arguments = new LinkedHashMap<>();
        for (String input : List.of("a", "b")) {
            if (!leaves.isEmpty() && random.nextInt(3) > 0) {
                arguments.put(input, new Argument.StepOutput(any(leaves), "out"));
            }
        }
        Set<String> after = new LinkedHashSet<>();
        if (!all.isEmpty() && random.nextInt(6) == 0) {
            after.add(any(new ArrayList<>(all)));
        }
        Step.@Nullable Retry retry =
                random.nextBoolean() ? new Step.Retry(1 + random.nextInt(3), random.nextInt(3), 2, 10) : null;
        Step plain = step(name, arguments, after, retry);
        return random.nextInt(10) == 0 ? always(plain) : plain;
    }

    private static Step always(Step step) {
        return new Step(
                step.component(),
                "",
                step.arguments(),
                step.after(),
                null,
                Step.StartWhen.ALL_COMPLETED,
                step.retry(),
                true,
                step.resources(),
                null,
                "",
                Map.of());
    }

    private Step frame(String name, List<String> leaves, int depth) {
        String channel = "pipelinechannel--x";
        Implementation.Graph inside = graph(1 + random.nextInt(3), name + "-", depth + 1);
        Input required = new Input(INTEGER, null, false, "", Map.of());
        components.put(name, new Component("", Map.of(channel, required), Map.of(), inside, Map.of()));
        Argument from = new Argument.StepOutput(any(leaves), "out");
        return Step.of(name, "", Map.of(channel, from))
                .withWhen("int(inputs.parameter_values['" + channel + "']) >= 3");
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
