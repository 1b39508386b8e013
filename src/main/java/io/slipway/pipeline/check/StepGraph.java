package io.slipway.pipeline.check;

import io.slipway.pipeline.Step;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** Which step of one graph waits for which. */
public final class StepGraph {
    private final Graph<String, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    private final Set<String> waitingForThemselves = new LinkedHashSet<>();

    public StepGraph(Map<String, Step> steps) {
        steps.keySet().forEach(graph::addVertex);
        steps.forEach((name, step) -> step.upstream().forEach(before -> {
            if (before.equals(name)) {
                waitingForThemselves.add(name);
            } else if (steps.containsKey(before)) {
                graph.addEdge(before, name);
            }
        }));
    }

    /** Groups of steps that wait for each other in a circle. */
    public List<Set<String>> cycles() {
        return new KosarajuStrongConnectivityInspector<>(graph)
                .stronglyConnectedSets().stream()
                        .filter(group -> group.size() > 1 || group.stream().anyMatch(waitingForThemselves::contains))
                        .toList();
    }

    /** Everything that waits for one of these, at whatever distance, without these themselves. */
    public Set<String> downstream(Collection<String> names) {
        return reach(graph, names);
    }

    /** Everything that one of these waits for, at whatever distance, without these themselves. */
    public Set<String> upstream(Collection<String> names) {
        return reach(new EdgeReversedGraph<>(graph), names);
    }

    private static Set<String> reach(Graph<String, DefaultEdge> graph, Collection<String> names) {
        Set<String> found = new LinkedHashSet<>();
        List<String> known = names.stream().filter(graph::containsVertex).toList();
        if (!known.isEmpty()) {
            new BreadthFirstIterator<>(graph, known).forEachRemaining(found::add);
        }
        found.removeAll(names);
        return found;
    }
}
