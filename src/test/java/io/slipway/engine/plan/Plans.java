package io.slipway.engine.plan;

import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.SomeRun;
import io.slipway.engine.StepState;
import io.slipway.engine.step.Conditions;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.IntNode;

/** A run under the plan, step by step: the test says how steps end, and the plan what follows. */
public final class Plans {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Type INTEGER = new Type.Parameter(Type.Kind.INTEGER);
    private static final RunPlan PLAN = new RunPlan(new Conditions());
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private RunImage image = new RunImage(run(), pipeline(Map.of(), Map.of()), Map.of(), 0);
    private Settlement last = new Settlement(image, Set.of(), List.of(), null);

    /** A step that takes these arguments and gives the integer {@code out}. */
    public Plans step(String name, Map<String, Argument> arguments) {
        return step(name, arguments, Step.StartWhen.ALL_SUCCEEDED, null);
    }

    public Plans step(String name, Map<String, Argument> arguments, Step.StartWhen when, Step.@Nullable Retry retry) {
        components.put(name, leaf(arguments.keySet()));
        steps.put(
                name,
                new Step(
                        name,
                        "",
                        arguments,
                        Set.of(),
                        null,
                        when,
                        retry,
                        true,
                        Step.Resources.NONE,
                        null,
                        "",
                        Map.of()));
        return this;
    }

    /** A condition around one step, {@code inside}; true if what {@code from} gives is greater than 3. */
    public Plans frame(String name, String from) {
        String channel = "pipelinechannel--" + from + "-out";
        components.put("inside", leaf(Set.of()));
        Step inside = Step.of("inside", "", Map.of());
        Map<String, Argument> outputs = Map.of("out", new Argument.StepOutput("inside", "out"));
        components.put(
                name,
                new Component(
                        "",
                        Map.of(channel, new Input(INTEGER, null, false, "", Map.of())),
                        Map.of("out", new Output(INTEGER, "", Map.of())),
                        new Implementation.Graph(Map.of("inside", inside), outputs),
                        Map.of()));
        String rule = "int(inputs.parameter_values['" + channel + "']) > 3";
        steps.put(name, Step.of(name, "", Map.of(channel, output(from))).withWhen(rule));
        return this;
    }

    public static Argument output(String step) {
        return new Argument.StepOutput(step, "out");
    }

    private static Component leaf(Set<String> inputs) {
        Map<String, Input> typed = new LinkedHashMap<>();
        inputs.forEach(name -> typed.put(name, new Input(INTEGER, null, true, "", Map.of())));
        Implementation python =
                new Implementation.PythonFunction("def f(): ...", "f", List.of(), List.of(), "python:3", Map.of());
        return new Component("", typed, Map.of("out", new Output(INTEGER, "", Map.of())), python, Map.of());
    }

    private static Pipeline pipeline(Map<String, Component> components, Map<String, Step> steps) {
        Implementation.Graph graph = new Implementation.Graph(steps, Map.of());
        Component root = new Component("", Map.of(), Map.of(), graph, Map.of());
        return new Pipeline("plans", "", Dialect.KFP, components, root, Map.of());
    }

    public static PipelineRun run() {
        return SomeRun.of("r1", "plans #1", RunState.RUNNING, NOW, NOW);
    }

    public Plans begin() {
        image = RunImage.begin(run(), pipeline(components, steps));
        return settle();
    }

    public Plans settle() {
        last = PLAN.settle(image, NOW);
        image = last.image();
        return this;
    }

    /** The step gives this number. */
    public Plans gives(String path, int number) {
        Node node = node(path);
        put(node.change()
                .outputs(Map.of("out", new Passed.Value(new IntNode(number))))
                .state(new StepState.Succeeded(), NOW)
                .done());
        return settle();
    }

    public Plans ends(String path, StepState state) {
        put(node(path).change().state(state, NOW).done());
        return settle();
    }

    public Plans stop() {
        image = image.with(RunPlan.stopped(image.run(), "bea"));
        return settle();
    }

    public Plans reopen() {
        image = RunPlan.reopen(image, NOW).image();
        return settle();
    }

    private void put(Node node) {
        image = image.with(node);
    }

    public RunImage image() {
        return image;
    }

    public Node node(String path) {
        return image.node(StepIds.of(path));
    }

    public StepState state(String path) {
        return node(path).state();
    }

    public RunState state() {
        return image.run().state();
    }

    /** Paths of the steps that may begin. */
    public List<String> ready() {
        return last.ready().stream().map(Node::path).toList();
    }

    public Settlement last() {
        return last;
    }
}
