package io.slipway.engine.plan;

import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.step.Constants;
import io.slipway.engine.step.Scope;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know of a run to decide what it does next: what it pins, and the tree of its step runs so far.
 *
 * @param nodes by id
 * @param revision counts what was committed of it
 */
public record RunImage(PipelineRun run, Pipeline pipeline, Map<String, Node> nodes, long revision) {
    public RunImage {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** As a run begins: its root's steps wait. */
    public static RunImage begin(PipelineRun run, Pipeline pipeline) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        Births.of(pipeline, pipeline.graph(), null, run.created()).forEach(node -> nodes.put(node.id(), node));
        return new RunImage(run, pipeline, nodes, 0);
    }

    public boolean stopping() {
        return run.state() == RunState.CANCELLING;
    }

    public Node node(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    public Component component(Node node) {
        return Objects.requireNonNull(pipeline.components().get(node.component()), node.component());
    }

    public Step step(Node node) {
        return Objects.requireNonNull(graph(node.frame()).steps().get(node.name()), node.path());
    }

    /** The graph of a frame; of the root for null. */
    public Implementation.Graph graph(@Nullable String frame) {
        return frame == null
                ? pipeline.graph()
                : (Implementation.Graph) component(node(frame)).implementation();
    }

    /** Steps of a frame, in its order; of the root for null. */
    public List<Node> in(@Nullable String frame) {
        return nodes.values().stream()
                .filter(node -> Objects.equals(node.frame(), frame))
                .sorted(Comparator.comparingInt(Node::position))
                .toList();
    }

    /** The tree in order, what is in a frame after the frame. */
    public List<Node> tree() {
        List<Node> ordered = new ArrayList<>(nodes.size());
        Map<@Nullable String, List<Node>> inside = new LinkedHashMap<>();
        nodes.values()
                .forEach(node -> inside.computeIfAbsent(node.frame(), frame -> new ArrayList<>())
                        .add(node));
        inside.values().forEach(nodes -> nodes.sort(Comparator.comparingInt(Node::position)));
        walk(null, inside, ordered);
        return ordered;
    }

    private static void walk(@Nullable String frame, Map<@Nullable String, List<Node>> inside, List<Node> into) {
        for (Node node : inside.getOrDefault(frame, List.of())) {
            into.add(node);
            walk(node.id(), inside, into);
        }
    }

    /** What a step of this frame sees when it starts. */
    public Scope scope(@Nullable String frame, String name, String stepRun) {
        Map<String, Map<String, Passed>> ran = new LinkedHashMap<>();
        in(frame).stream().filter(Node::succeeded).forEach(node -> ran.put(node.name(), node.outputs()));
        Constants constants = new Constants(run.title(), pipeline.name(), run.id(), name, stepRun, run.created());
        return new Scope(frame == null ? arguments() : node(frame).inputs(), ran, constants);
    }

    private Map<String, Passed> arguments() {
        Map<String, Passed> passed = new LinkedHashMap<>();
        run.arguments().forEach((name, json) -> passed.put(name, new Passed.Value(json)));
        return passed;
    }

    public RunImage with(PipelineRun changed) {
        return new RunImage(changed, pipeline, nodes, revision);
    }

    public RunImage with(Node changed) {
        Map<String, Node> all = new LinkedHashMap<>(nodes);
        all.put(changed.id(), changed);
        return new RunImage(run, pipeline, all, revision);
    }

    public RunImage at(long committed) {
        return new RunImage(run, pipeline, nodes, committed);
    }
}
