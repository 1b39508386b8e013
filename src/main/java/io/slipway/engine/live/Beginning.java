package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.StepState;
import io.slipway.engine.SystemMetrics;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.CacheKey;
import io.slipway.engine.step.StepMetrics;
import io.slipway.executor.Environment;
import io.slipway.project.Ids;
import io.slipway.tracking.Metric;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Begins a step whose environment is known: takes it from the cache, or decides on an attempt. */
final class Beginning {
    private final Ledger ledger;
    private final Outside outside;
    private final Clock clock;

    Beginning(Ledger ledger, Outside outside, Clock clock) {
        this.ledger = ledger;
        this.outside = outside;
        this.clock = clock;
    }

    void begin(Turn turn, Node node, Environment environment) {
        RunImage image = turn.image();
        CacheKey key = CacheKey.of(
                image.component(node),
                node.inputs(),
                environment.packages(),
                image.step(node).secrets());
        CacheDecision decision = CacheDecision.of(image, node, key, ledger, outside::intact);
        Reusable hit = decision.hit();
        if (hit != null) {
            reuse(turn, node, decision.note(), hit);
        } else {
            attempt(turn, node, decision, environment);
        }
    }

    private boolean ofProject(Turn turn) {
        String interpreter = ledger.settings(turn.image().run().project()).interpreter();
        return interpreter != null && !interpreter.isBlank();
    }

    private void reuse(Turn turn, Node node, String note, Reusable hit) {
        StepMetrics metrics = StepMetrics.of(hit.outputs());
        // It took nothing of any machine this time.
        List<Metric> logged = outside.logged(turn.image(), hit.trackedRun()).stream()
                .filter(point -> !SystemMetrics.has(point.name()))
                .toList();
        Measuring measuring = Measuring.of(turn.image(), node, metrics, logged, turn.now());
        turn.record(measuring.points());
        turn.put(node.change()
                .outputs(hit.outputs())
                .measured(measuring.measured())
                .cacheNote(note)
                .started(turn.now())
                .state(new StepState.Cached(hit.run()), turn.now())
                .done());
    }

    private void attempt(Turn turn, Node node, CacheDecision decision, Environment environment) {
        int number = node.attempts() + 1;
        StepState queued = new StepState.Queued("");
        Path folder = outside.folder(turn.image(), node.id(), number);
        Attempt attempt = new Attempt(
                number,
                queued,
                turn.now(),
                null,
                null,
                null,
                null,
                null,
                folder.resolve("log.txt"),
                environment.packages(),
                ofProject(turn) ? environment.reference() : "",
                Ids.next(clock));
        turn.tried(node.id(), attempt, environment.reference());
        turn.key(node.id(), decision.key());
        turn.put(node.change()
                .cacheNote(decision.note())
                .notBefore(null)
                .begin(attempt, environment.reference())
                .state(queued, turn.now())
                .done());
    }
}
