package io.slipway.engine.plan;

import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.StepState;
import io.slipway.engine.step.Conditions;
import io.slipway.engine.step.Resolution;
import io.slipway.engine.step.Scope;
import io.slipway.engine.step.StepException;
import io.slipway.pipeline.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One settling of a run: repeats until nothing more follows. */
final class Settling {
    private static final String ROOT = "";
    private final Conditions conditions;
    private final Instant now;
    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, Node> ready = new LinkedHashMap<>();
    private final Map<String, Map<String, Node>> siblings = new HashMap<>();
    private RunImage image;
    private @Nullable Instant wake;
    private boolean moved;

    Settling(RunImage image, Conditions conditions, Instant now) {
        this.image = image;
        this.conditions = conditions;
        this.now = now;
    }

    Settlement run() {
        if (!image.run().state().ended()) {
            while (pass()) {
                // One end may allow the next begin.
            }
            endRun();
        }
        return new Settlement(image, changed, new ArrayList<>(ready.values()), wake);
    }

    private boolean pass() {
        moved = false;
        for (Node node : image.nodes().values()) {
            if (node.state() instanceof StepState.Waiting && !ready.containsKey(node.id())) {
                consider(node);
            } else if (node.holds() && node.state() instanceof StepState.Running) {
                endFrame(node);
            }
        }
        return moved;
    }

    private void consider(Node node) {
        if (image.stopping()) {
            put(node.change().state(new StepState.Cancelled(), now).done());
            return;
        }
        Step step = image.step(node);
        switch (Upstream.of(step).judge(step.startWhen(), siblings(node))) {
            case Upstream.Verdict.Wait wait -> {}
            case Upstream.Verdict.Never never ->
                put(node.change()
                        .state(new StepState.Skipped(never.reason()), now)
                        .done());
            case Upstream.Verdict.Go go -> {
                Instant due = node.notBefore();
                if (due != null && due.isAfter(now)) {
                    wake = wake == null || due.isBefore(wake) ? due : wake;
                } else {
                    begin(node, step);
                }
            }
        }
    }

    private Map<String, Node> siblings(Node node) {
        return siblings.computeIfAbsent(node.frame() == null ? ROOT : node.frame(), frame -> {
            Map<String, Node> byName = new HashMap<>();
            image.in(node.frame()).forEach(sibling -> byName.put(sibling.name(), sibling));
            return byName;
        });
    }

    private void begin(Node node, Step step) {
        try {
            Scope scope = image.scope(node.frame(), node.name(), node.id());
            Map<String, Passed> inputs = Resolution.inputs(image.component(node), step, scope);
            String when = step.when();
            if (when != null && !conditions.hold(when, inputs)) {
                StepState skipped = new StepState.Skipped(Words.notMet(when, step, image.graph(node.frame()), inputs));
                put(node.change().inputs(inputs).state(skipped, now).done());
            } else if (node.holds()) {
                beginFrame(node, inputs);
            } else {
                ready.put(node.id(), node.change().inputs(inputs).done());
            }
        } catch (StepException wrong) {
            put(node.change().state(new StepState.Failed(Words.of(wrong)), now).done());
        }
    }

    private void beginFrame(Node node, Map<String, Passed> inputs) {
        put(node.change()
                .inputs(inputs)
                .state(new StepState.Running(), now)
                .started(now)
                .done());
        Births.of(image.pipeline(), image.graph(node.id()), node, now).forEach(this::put);
    }

    private void endFrame(Node frame) {
        List<Node> inside = image.in(frame.id());
        if (inside.stream().allMatch(node -> node.state().ended())) {
            put(frameEnd(frame, inside));
        }
    }

    private Node frameEnd(Node frame, List<Node> inside) {
        Change change = frame.change();
        if (inside.stream().anyMatch(Node::failed)) {
            return change.state(new StepState.Failed(Words.failed(inside)), now).done();
        }
        if (inside.stream().anyMatch(node -> node.state() instanceof StepState.Cancelled)) {
            return change.state(new StepState.Cancelled(), now).done();
        }
        try {
            Scope scope = image.scope(frame.id(), frame.name(), frame.id());
            Map<String, Passed> outputs = Resolution.outputs(image.component(frame), scope);
            return change.outputs(outputs).state(new StepState.Succeeded(), now).done();
        } catch (StepException wrong) {
            return change.state(new StepState.Failed(Words.of(wrong)), now).done();
        }
    }

    private void endRun() {
        List<Node> steps = image.in(null);
        if (steps.stream().allMatch(node -> node.state().ended())) {
            PipelineRun run = image.run();
            boolean failed = steps.stream().anyMatch(Node::failed);
            boolean cancelled = steps.stream().anyMatch(node -> node.state() instanceof StepState.Cancelled);
            RunState end = cancelled || (failed && image.stopping())
                    ? RunState.CANCELLED
                    : failed ? RunState.FAILED : RunState.SUCCEEDED;
            String reason = end == RunState.FAILED ? Words.failed(image.tree()) : "";
            Instant started = run.started() == null ? now : run.started();
            image = image.with(RunPlan.with(run, end, reason, started, now));
        }
    }

    private void put(Node node) {
        image = image.with(node);
        changed.add(node.id());
        siblings.clear();
        moved = true;
    }
}
