package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.check.StepGraph;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps move into a frame that runs only if a rule holds, as the SDK compiles {@code with dsl.If(...)}. */
final class Framing {
    private Framing() {}

    static Pipeline frame(Pipeline before, Edit.Framed edit) {
        String graphPath = oneGraph(before, edit.paths());
        OuterValues.Inside inside = OuterValues.take(before, graphPath, edit.condition());
        Pipeline pipeline = inside.pipeline();
        Graph graph = Wants.graph(pipeline, graphPath);
        Set<String> members = new LinkedHashSet<>();
        graph.steps().keySet().stream()
                .filter(name -> edit.paths().contains(Paths.join(graphPath, name)))
                .forEach(members::add);
        nothingBetween(pipeline, graphPath, graph, members);
        Wants.name(edit.name());
        String name = Wants.free(graph.steps().keySet(), edit.name());
        Frame frame = new Frame(pipeline, graphPath, members, name);
        String when = rule(pipeline, graphPath, members, inside.condition(), frame);
        members.forEach(member -> frame.take(member, Wants.step(pipeline, Paths.join(graphPath, member))));
        Step.Position place = Standing.into(frame, graphPath, graph, members);
        Map<String, Step> steps = around(graph, members, name, frame);
        Map<String, Argument> outputs =
                Arguments.each(graph.outputs(), argument -> Arguments.mapped(argument, frame::outside));
        String component = Frame.componentName(pipeline, name);
        steps.put(name, step(component, frame, when, place));
        Pipeline framed = Paths.withGraph(
                pipeline.withComponents(Paths.with(pipeline.components(), component, frame.component())),
                graphPath,
                now -> new Graph(steps, outputs));
        String path = Paths.join(graphPath, name);
        return FrameInputs.settleAround(FrameInputs.settle(framed, path), List.of(path));
    }

    private static String oneGraph(Pipeline pipeline, List<String> paths) {
        paths.forEach(path -> Wants.step(pipeline, path));
        List<String> graphs = paths.stream().map(Paths::parent).distinct().toList();
        if (graphs.size() != 1) {
            throw new InvalidEditException("A condition goes around steps of one frame; these "
                    + (graphs.isEmpty() ? "are none" : "stand in several") + ": select steps that stand side by side");
        }
        return graphs.getFirst();
    }

    private static void nothingBetween(Pipeline pipeline, String graphPath, Graph graph, Set<String> members) {
        StepGraph order = new StepGraph(graph.steps());
        Set<String> between = order.downstream(members);
        between.retainAll(order.upstream(members));
        if (!between.isEmpty()) {
            List<String> titles = between.stream()
                    .map(name -> Paths.title(pipeline, Paths.join(graphPath, name)))
                    .toList();
            throw new InvalidEditException(String.join(", ", titles)
                    + " stands between these steps and would wait for the frame that waits for it: frame it too");
        }
    }

    // Everything that stays outside, in its order, with the frame where its first step stood.
    private static Map<String, Step> around(Graph graph, Set<String> members, String name, Frame frame) {
        Map<String, Step> steps = new LinkedHashMap<>();
        graph.steps().forEach((key, step) -> {
            if (members.contains(key)) {
                steps.putIfAbsent(name, step);
                return;
            }
            Set<String> after = new LinkedHashSet<>();
            step.after().forEach(before -> after.add(members.contains(before) ? name : before));
            steps.put(
                    key,
                    step.withAfter(after)
                            .withArguments(Arguments.each(
                                    step.arguments(), argument -> Arguments.mapped(argument, frame::outside))));
        });
        return steps;
    }

    private static Step step(String component, Frame frame, String when, Step.@Nullable Position place) {
        return Step.of(component, "", frame.arguments())
                .withAfter(frame.after())
                .withWhen(when)
                .withPosition(place);
    }

    private static String rule(Pipeline pipeline, String graph, Set<String> members, Condition condition, Frame frame) {
        if (!Rule.readable(condition.left()) && !Rule.readable(condition.right())) {
            throw new InvalidEditException("A rule looks at a value: choose an output of a step or a parameter");
        }
        return Rule.cel(
                side(pipeline, graph, members, condition.left(), frame),
                condition.operator(),
                side(pipeline, graph, members, condition.right(), frame));
    }

    private static Rule.Side side(
            Pipeline pipeline, String graph, Set<String> members, Argument argument, Frame frame) {
        if (argument instanceof Argument.Literal literal) {
            return Rule.Side.constant(literal.value());
        }
        if (argument.steps().stream().anyMatch(members::contains)) {
            throw new InvalidEditException(
                    "A rule is decided before the steps in its frame run, so it can't look at what"
                            + " they give: choose a value from a step before them");
        }
        Type type = Values.typeIn(pipeline, graph, argument)
                .filter(known -> Rule.readable(argument))
                .orElseThrow(() -> new InvalidEditException(
                        "The value that the rule looks at is not there any more: choose another"));
        return Rule.Side.input(frame.pass(argument, type, "rule"), type);
    }

    /** Another rule for a frame that is there. */
    static Pipeline setCondition(Pipeline before, String path, Condition wanted) {
        OuterValues.Inside inside = OuterValues.take(before, Paths.parent(path), wanted);
        Pipeline pipeline = inside.pipeline();
        Step step = Wants.step(pipeline, path);
        Wants.graph(pipeline, path);
        Component old = Wants.component(pipeline, path);
        String graph = Paths.parent(path);
        Frame frame = new Frame(pipeline, graph, Set.of(Paths.name(path)), Paths.name(path));
        frame.resume(step.arguments(), old.inputs());
        String when = rule(pipeline, graph, Set.of(Paths.name(path)), inside.condition(), frame);
        Pipeline now = Paths.withStep(pipeline, path, was -> was.withWhen(when).withArguments(frame.arguments()));
        now = Paths.withComponent(
                now, path, component -> component.withInputs(frame.component().inputs()));
        return FrameInputs.settleAround(FrameInputs.settle(now, path), List.of(path));
    }
}
