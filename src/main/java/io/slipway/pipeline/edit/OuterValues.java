package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Type;
import org.jspecify.annotations.Nullable;

/** A rule that looks at values outside of the frames around it: they are handed in, as the SDK does. */
final class OuterValues {
    private OuterValues() {}

    /** The pipeline with the values handed in, and the rule as it is seen from the graph of its frame. */
    record Inside(Pipeline pipeline, Condition condition) {}

    static Inside take(Pipeline pipeline, String graph, Condition condition) {
        Connections.Lowered left = side(pipeline, graph, condition.left(), condition.leftFrom());
        Connections.Lowered right = side(left.pipeline(), graph, condition.right(), condition.rightFrom());
        return new Inside(right.pipeline(), new Condition(left.argument(), condition.operator(), right.argument()));
    }

    private static Connections.Lowered side(Pipeline pipeline, String graph, Argument argument, @Nullable String from) {
        if (from == null || from.equals(graph) || !Rule.readable(argument)) {
            return new Connections.Lowered(pipeline, argument);
        }
        if (!from.isEmpty() && !graph.startsWith(from + "/")) {
            throw new InvalidEditException("A rule can look at values around its frame; " + from
                    + " is not around it: choose a value of a step before it");
        }
        Type type = Values.typeIn(pipeline, from, argument)
                .orElseThrow(() -> new InvalidEditException(
                        "The value that the rule looks at is not there any more: choose another"));
        return Connections.lower(pipeline, argument, from, Channels.of(argument, "rule"), type, graph);
    }
}
