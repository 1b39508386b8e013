package io.slipway.engine;

import io.slipway.engine.plan.Births;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.shell.Overlay;
import io.slipway.executor.AttemptId;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Step;
import io.slipway.project.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Steps as people see them: what is on disk, what passes at this moment, and what frames will hold that have not begun. */
@Service
class RunPicture {
    private final Overlay overlay;

    RunPicture(Overlay overlay) {
        this.overlay = overlay;
    }

    List<StepRun> steps(RunImage image) {
        return nodes(image).stream().map(node -> step(image, node)).toList();
    }

    StepDetails details(RunImage image, String id, List<Attempt> attempts) {
        Node node = nodes(image).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no step " + id + " in this run"));
        return new StepDetails(
                step(image, node),
                asTheyPass(image, node, attempts),
                node.inputs(),
                node.outputs(),
                node.measured().numbers());
    }

    Map<String, List<Attempt>> attempts(RunImage image, Map<String, List<Attempt>> stored) {
        Map<String, List<Attempt>> shown = new LinkedHashMap<>();
        for (Node node : image.tree()) {
            List<Attempt> own = stored.getOrDefault(node.id(), List.of());
            if (!own.isEmpty()) {
                shown.put(node.id(), asTheyPass(image, node, own));
            }
        }
        return shown;
    }

    private List<Attempt> asTheyPass(RunImage image, Node node, List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> attempt.ended() == null ? live(image, node, attempt) : attempt)
                .toList();
    }

    private List<Node> nodes(RunImage image) {
        List<Node> all = new ArrayList<>();
        for (Node node : image.tree()) {
            all.add(node);
            if (node.holds() && image.in(node.id()).isEmpty()) {
                unborn(image, node, title(image.step(node), node), all, new HashSet<>(Set.of(node.component())));
            }
        }
        return all;
    }

    // A component that holds itself is drawn once.
    private static void unborn(RunImage image, Node frame, String title, List<Node> into, Set<String> around) {
        if (!(image.component(frame).implementation() instanceof Implementation.Graph graph)) {
            return;
        }
        for (Node born : Births.of(image.pipeline(), graph, frame, frame.since())) {
            Node node = frame.state().ended() ? never(born, frame, title) : born;
            into.add(node);
            if (node.holds() && around.add(node.component())) {
                unborn(image, node, title(graph.steps().get(node.name()), node), into, around);
                around.remove(node.component());
            }
        }
    }

    private static String title(@Nullable Step step, Node node) {
        return step == null || step.title().isEmpty() ? node.name() : step.title();
    }

    private static Node never(Node born, Node frame, String title) {
        StepState skipped = frame.state() instanceof StepState.Cancelled
                ? new StepState.Cancelled()
                : new StepState.Skipped("`" + title + "` around it did not run");
        return born.change().state(skipped, frame.since()).done();
    }

    private StepRun step(RunImage image, Node node) {
        Optional<Overlay.Shown> shown = shown(image, node);
        return new StepRun(
                node.id(),
                node.path(),
                node.holds(),
                shown.map(Overlay.Shown::state).orElse(node.state()),
                node.attempts(),
                node.cacheNote(),
                shown.map(Overlay.Shown::since).orElse(node.since()),
                node.started() == null ? shown.map(Overlay.Shown::started).orElse(null) : node.started(),
                node.ended());
    }

    Optional<Instant> runningSince(AttemptId attempt) {
        return overlay.shown(attempt.run(), attempt.step()).map(Overlay.Shown::started);
    }

    private Optional<Overlay.Shown> shown(RunImage image, Node node) {
        return node.state().ended() || node.holds()
                ? Optional.empty()
                : overlay.shown(image.run().id(), node.id());
    }

    private Attempt live(RunImage image, Node node, Attempt attempt) {
        return shown(image, node)
                .map(shown -> new Attempt(
                        attempt.number(),
                        shown.state(),
                        attempt.created(),
                        shown.started(),
                        null,
                        null,
                        null,
                        null,
                        attempt.log(),
                        attempt.packages(),
                        attempt.interpreter(),
                        attempt.trackedRun()))
                .orElse(Objects.requireNonNull(attempt));
    }
}
