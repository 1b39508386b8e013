package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Measured;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.plan.RunPlan;
import io.slipway.engine.step.CacheKey;
import io.slipway.engine.step.StepMetrics;
import io.slipway.executor.AttemptReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends attempts: makes outputs visible, or lets the step's retry policy decide. */
final class Ending {
    private Ending() {}

    /** An attempt came to an end and what it left was looked at; {@code waited} is what for when it ended, if it did. */
    static void collected(
            Turn turn, Node node, Attempt attempt, AttemptReport.Ended end, Harvest harvest, @Nullable String waited) {
        switch (harvest) {
            case Harvest.Given given -> succeed(turn, node, attempt, end, given);
            case Harvest.Wrong wrong -> {
                StepState state = end.end() instanceof AttemptReport.End.Stopped
                                && turn.image().stopping()
                        ? stopped(waited)
                        : new StepState.Failed(wrong.reason());
                Measuring measuring = Measuring.of(
                        turn.image(), node, new StepMetrics(Map.of(), Map.of()), wrong.logged(), end.endedAt());
                turn.record(measuring.points());
                fail(turn, node, attempt, end, state, measuring.measured());
            }
        }
    }

    private static StepState stopped(@Nullable String waited) {
        return waited == null || waited.isEmpty()
                ? new StepState.Cancelled()
                : new StepState.Cancelled("it waited until it was stopped: " + waited);
    }

    private static void succeed(Turn turn, Node node, Attempt attempt, AttemptReport.Ended end, Harvest.Given given) {
        StepState state = new StepState.Succeeded();
        Measuring measuring = measure(turn, node, given, end.endedAt());
        turn.tried(node.id(), ended(attempt, state, end, end.endedAt()), node.environment());
        if (turn.image().step(node).cache()) {
            RunImage image = turn.image();
            turn.result(
                    node.id(),
                    CacheKey.of(
                            image.component(node),
                            node.inputs(),
                            attempt.packages(),
                            image.step(node).secrets()));
        }
        turn.put(node.change()
                .outputs(given.outputs())
                .measured(measuring.measured())
                .started(node.started() == null ? end.startedAt() : node.started())
                .close()
                .state(state, turn.now())
                .ended(end.endedAt())
                .done());
    }

    private static Measuring measure(Turn turn, Node node, Harvest.Given given, Instant at) {
        Measuring measuring = Measuring.of(turn.image(), node, StepMetrics.of(given.outputs()), given.logged(), at);
        turn.record(measuring.points());
        return measuring;
    }

    /** An importer has looked at its bytes. */
    static void imported(Turn turn, Node node, Harvest harvest) {
        Map<String, Passed> outputs = harvest instanceof Harvest.Given given ? given.outputs() : Map.of();
        StepState state = harvest instanceof Harvest.Wrong wrong
                ? new StepState.Failed(wrong.reason())
                : new StepState.Succeeded();
        turn.put(node.change()
                .outputs(outputs)
                .started(turn.now())
                .state(state, turn.now())
                .done());
    }

    /** An attempt never ran, or nobody knows what became of it. */
    static void gone(Turn turn, Node node, Attempt attempt, StepState state) {
        fail(turn, node, attempt, null, state, Measured.NOTHING);
    }

    /** As {@link #gone}, and there is no trying again. */
    static void abandoned(Turn turn, Node node, Attempt attempt, StepState state) {
        turn.tried(node.id(), ended(attempt, state, null, turn.now()), node.environment());
        turn.put(node.change().close().state(state, turn.now()).done());
    }

    private static void fail(
            Turn turn,
            Node node,
            Attempt attempt,
            AttemptReport.@Nullable Ended end,
            StepState state,
            Measured measured) {
        Instant at = end == null ? turn.now() : end.endedAt();
        turn.tried(node.id(), ended(attempt, state, end, at), node.environment());
        Optional<Instant> again =
                state instanceof StepState.Cancelled ? Optional.empty() : RunPlan.again(turn.image(), node, turn.now());
        Instant started = node.started() == null && end != null ? end.startedAt() : node.started();
        turn.put(node.change()
                .started(started)
                .measured(measured)
                .notBefore(again.orElse(null))
                .close()
                .state(again.isPresent() ? waits(attempt, state, turn.now(), again.get()) : state, turn.now())
                .ended(at)
                .done());
    }

    private static StepState waits(Attempt attempt, StepState state, Instant now, Instant again) {
        long seconds = Duration.between(now, again).toSeconds();
        String when = seconds > 0 ? "tries again in " + seconds + " s" : "tries again";
        return new StepState.Waiting(
                "attempt " + attempt.number() + " " + state.word() + " (" + state.reason() + "), " + when);
    }

    private static Attempt ended(Attempt attempt, StepState state, AttemptReport.@Nullable Ended end, Instant at) {
        return new Attempt(
                attempt.number(),
                state,
                attempt.created(),
                end == null ? null : end.startedAt(),
                at,
                end == null ? null : code(end.end()),
                end == null ? null : end.usage().cpu(),
                end == null ? null : end.usage().peakMemoryBytes(),
                attempt.log(),
                attempt.packages(),
                attempt.interpreter(),
                attempt.trackedRun());
    }

    private static @Nullable Integer code(AttemptReport.End end) {
        return switch (end) {
            case AttemptReport.End.Exited exited -> exited.code();
            case AttemptReport.End.Broken broken -> broken.code();
            case AttemptReport.End.Killed killed -> null;
            case AttemptReport.End.TimedOut late -> null;
            case AttemptReport.End.Stopped stopped -> null;
        };
    }
}
