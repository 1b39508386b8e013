package io.slipway.pipeline.edit;

import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Step.Position;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps steps where they are on the canvas when a frame comes around them or goes. */
final class Standing {
    // As scene.ts draws a frame: its head, and the space inside of its border.
    static final double PADDING = 20;
    static final double HEAD = 40;

    private Standing() {}

    /** Places the members inside of the frame; answers where the frame stands, null if nobody has put them anywhere. */
    static @Nullable Position into(Frame frame, String graphPath, Graph graph, Set<String> members) {
        List<Position> places = members.stream()
                .map(graph.steps()::get)
                .filter(Objects::nonNull)
                .map(Step::position)
                .filter(Objects::nonNull)
                .toList();
        if (places.isEmpty()) {
            return null;
        }
        double left = places.stream().mapToDouble(Position::x).min().orElse(0) - PADDING;
        double top = places.stream().mapToDouble(Position::y).min().orElse(0) - PADDING - HEAD;
        members.forEach(member -> {
            Step step = graph.steps().get(member);
            Position place = step == null ? null : step.position();
            if (place != null) {
                frame.stand(member, moved(place, -left, -top));
            }
        });
        // Below the head of a frame around it: two heads upon each other can't be read.
        return graphPath.isEmpty()
                ? new Position(left, top, null, null)
                : new Position(Math.max(left, PADDING), Math.max(top, PADDING + HEAD), null, null);
    }

    static Position moved(Position place, double right, double down) {
        return new Position(place.x() + right, place.y() + down, place.width(), place.height());
    }
}
