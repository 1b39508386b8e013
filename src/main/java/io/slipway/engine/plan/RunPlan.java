package io.slipway.engine.plan;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.StepState;
import io.slipway.engine.step.Conditions;
import io.slipway.pipeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a run does next; a pure function of what is on disk and the time. */
public final class RunPlan {
    private final Conditions conditions;

    public RunPlan(Conditions conditions) {
        this.conditions = conditions;
    }

    /** Settles all that needs nobody's doing: skips, begins and ends frames, ends the run; names what is ready to begin. */
    public Settlement settle(RunImage image, Instant now) {
        return new Settling(image, conditions, now).run();
    }

    /** When the step tries again after an attempt that went wrong; empty if its retry policy allows no more. */
    public static Optional<Instant> again(RunImage image, Node node, Instant now) {
        Step.Retry retry = image.step(node).retry();
        int used = node.attempts() - node.forgiven();
        if (retry == null || used > retry.count() || image.stopping()) {
            return Optional.empty();
        }
        double seconds = retry.backoffSeconds() * Math.pow(retry.factor(), used - 1.0);
        double waits = Math.clamp(seconds, 0, Math.max(0, retry.maxBackoffSeconds()));
        return Optional.of(now.plus(Duration.ofMillis(Math.round(waits * 1000))));
    }

    /** The run with everything that did not succeed waiting anew. */
    public static Settlement reopen(RunImage image, Instant now) {
        PipelineRun ended = image.run();
        Duration idle = ended.ended() == null ? Duration.ZERO : Duration.between(ended.ended(), now);
        RunImage next = image.with(with(
                with(ended, RunState.RUNNING, "", ended.started(), null),
                "",
                ended.idle().plus(idle.isNegative() ? Duration.ZERO : idle)));
        Set<String> anew = new HashSet<>();
        for (Node node : image.tree()) {
            boolean inside = node.frame() == null || anew.contains(node.frame());
            if (inside && Transitions.reopens(node.state())) {
                anew.add(node.id());
                boolean begun = !image.in(node.id()).isEmpty();
                next = next.with(node.change()
                        .reopen(begun ? new StepState.Running() : new StepState.Waiting(""), now)
                        .started(begun ? now : null)
                        .notBefore(null)
                        .cacheNote("")
                        .done());
            }
        }
        return new Settlement(next, anew, List.of(), null);
    }

    /** The run in another state, as {@link Transitions} allow. */
    public static PipelineRun with(
            PipelineRun run, RunState state, String reason, @Nullable Instant started, @Nullable Instant ended) {
        if (run.state() != state && !Transitions.legal(run.state(), state)) {
            throw new IllegalStateException("Run " + run.id() + " can't go from " + run.state() + " to " + state);
        }
        return copy(run, state, reason, started, ended, run.stoppedBy(), run.idle());
    }

    /** The run on its way to an end that this person wants. */
    public static PipelineRun stopped(PipelineRun run, String person) {
        return with(with(run, RunState.CANCELLING, "", run.started(), null), person, run.idle());
    }

    private static PipelineRun with(PipelineRun run, String stoppedBy, Duration idle) {
        return copy(run, run.state(), run.reason(), run.started(), run.ended(), stoppedBy, idle);
    }

    private static PipelineRun copy(
            PipelineRun run,
            RunState state,
            String reason,
            @Nullable Instant started,
            @Nullable Instant ended,
            String stoppedBy,
            Duration idle) {
        return new PipelineRun(
                run.project(),
                run.id(),
                run.number(),
                run.title(),
                run.pipeline(),
                run.pipelineName(),
                run.version(),
                state,
                run.startedBy(),
                run.created(),
                started,
                ended,
                run.experiment(),
                run.arguments(),
                run.cache(),
                run.systemMetrics(),
                run.rerunOf(),
                reason,
                run.executor(),
                stoppedBy,
                idle);
    }
}
