package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Brings what a frame takes in line with what is needed in it. As the SDK does, a frame inside another also takes what
 * the outer one's rule looks at.
 */
final class FrameInputs {
    private FrameInputs() {}

    static Pipeline settle(Pipeline pipeline, String frame) {
        Set<String> read = new LinkedHashSet<>();
        for (String outer = Paths.parent(frame); !outer.isEmpty(); outer = Paths.parent(outer)) {
            read.addAll(readBy(pipeline, outer));
        }
        return settle(pipeline, frame, read);
    }

    /** Settles the outermost frames around these steps: what a step no longer takes must not hold its frame back. */
    static Pipeline settleAround(Pipeline pipeline, Collection<String> steps) {
        Pipeline now = pipeline;
        for (String path : steps) {
            String outermost = path.substring(0, Math.max(0, path.indexOf('/')));
            if (!outermost.isEmpty() && Paths.graph(now, outermost).isPresent()) {
                now = settle(now, outermost);
            }
        }
        return now;
    }

    private static Set<String> readBy(Pipeline pipeline, String frame) {
        return Rule.reads(Paths.step(pipeline, frame).map(Step::when).orElse(null));
    }

    private static Pipeline settle(Pipeline pipeline, String frame, Set<String> inherited) {
        Pipeline now = pipeline;
        Map<String, Input> around = Paths.componentOfGraph(now, Paths.parent(frame))
                .map(Component::inputs)
                .orElse(Map.of());
        for (String name : inherited) {
            Input known = around.get(name);
            if (known != null && !Wants.step(now, frame).arguments().containsKey(name)) {
                now = Connections.pass(now, frame, name, new FromInput(name), known.type());
            }
        }
        Set<String> read = new LinkedHashSet<>(inherited);
        read.addAll(readBy(now, frame));
        for (String step : Wants.graph(now, frame).steps().keySet()) {
            String inner = Paths.join(frame, step);
            if (Paths.graph(now, inner).isPresent()) {
                now = settle(now, inner, read);
            }
        }
        return withoutUnused(now, frame, read);
    }

    private static Pipeline withoutUnused(Pipeline pipeline, String frame, Set<String> read) {
        Graph graph = Wants.graph(pipeline, frame);
        Map<String, Input> inputs =
                new LinkedHashMap<>(Wants.component(pipeline, frame).inputs());
        Map<String, Argument> arguments =
                new LinkedHashMap<>(Wants.step(pipeline, frame).arguments());
        inputs.keySet()
                .removeIf(name -> name.startsWith(Channels.PREFIX) && !read.contains(name) && !uses(graph, name));
        arguments.keySet().removeIf(name -> name.startsWith(Channels.PREFIX) && !inputs.containsKey(name));
        Pipeline now = Paths.withStep(pipeline, frame, step -> step.withArguments(arguments));
        return Paths.withComponent(now, frame, component -> component.withInputs(inputs));
    }

    // What came from a file and is not understood may name the input in its own words.
    private static boolean uses(Graph graph, String name) {
        return graph.steps().values().stream()
                .anyMatch(step -> step.foreign().toString().contains(name)
                        || step.arguments().values().stream().anyMatch(argument -> uses(argument, name)));
    }

    private static boolean uses(Argument argument, String name) {
        return argument.equals(new FromInput(name))
                || (argument instanceof Argument.Foreign foreign
                        && foreign.content().toString().contains(name));
    }
}
