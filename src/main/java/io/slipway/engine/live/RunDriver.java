package io.slipway.engine.live;

import io.slipway.engine.RunState;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.plan.RunPlan;
import io.slipway.engine.plan.Settlement;
import io.slipway.engine.plan.Upstream;
import io.slipway.engine.step.StepException;
import io.slipway.executor.AttemptId;
import io.slipway.pipeline.Implementation;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries one run. Takes a message, lets the plan decide, commits all that follows in one transaction, then acts. If
 * the commit throws, nobody knows whether it happened: the run is read again and the same message handled anew.
 */
public final class RunDriver {
    private final String run;
    private final Ledger ledger;
    private final Outside outside;
    private final RunPlan plan;
    private final Clock clock;
    private final Specs specs;
    private final Beginning beginning;
    private final Environments environments;
    private final Attempts attempts;
    private final Set<String> importing = new HashSet<>();
    private @Nullable RunImage image;

    public RunDriver(String run, Ledger ledger, Outside outside, RunPlan plan, Clock clock) {
        this.run = run;
        this.ledger = ledger;
        this.outside = outside;
        this.plan = plan;
        this.clock = clock;
        specs = new Specs(outside);
        beginning = new Beginning(ledger, outside, clock);
        environments = new Environments(run, outside);
        attempts = new Attempts(run, ledger, outside, specs);
    }

    /** Handles one message. After any exception the caller may hand in the same message again. */
    public void handle(RunMessage message) {
        RunImage known = image == null ? ledger.load(run) : image;
        image = null;
        Turn turn = new Turn(known, clock.instant());
        take(turn, message);
        advance(turn);
        Map<AttemptId, String> tokens = Map.of();
        RunImage after = known;
        if (turn.changes()) {
            Commit commit = turn.commit();
            tokens = ledger.commit(commit);
            after = commit.after();
        }
        RunImage now = after;
        image = now;
        turn.answers().forEach(answer -> answer.complete(null));
        turn.changed().forEach(step -> outside.hide(now, step));
        importing.removeIf(step -> turn.image().node(step).state().ended());
        attempts.act(turn, after, tokens);
        foresee(turn, after);
        if (turn.wake() != null) {
            outside.wake(run, Objects.requireNonNull(turn.wake()));
        }
    }

    /** Ends a run that can't be carried on, as failed; its processes are stopped. */
    public void giveUp(String reason) {
        Turn turn = new Turn(ledger.load(run), clock.instant());
        for (Node node : turn.image().nodes().values()) {
            if (!node.state().ended() && !node.holds()) {
                attempts.abandon(turn, node, reason);
            }
        }
        turn.take(plan.settle(turn.image(), turn.now()));
        Commit commit = turn.commit();
        ledger.commit(commit);
        image = commit.after();
        attempts.stopAll(commit.after());
    }

    /** Whether there is nothing more to do. */
    public boolean ended() {
        return image != null && image.run().state().ended();
    }

    private void take(Turn turn, RunMessage message) {
        switch (message) {
            case RunMessage.Look look -> {}
            case RunMessage.Stop stop -> {
                turn.answer(stop.done());
                stop(turn, stop.by());
            }
            case RunMessage.RetryFailed retry -> {
                turn.answer(retry.done());
                reopen(turn);
            }
            case RunMessage.Reported reported -> attempts.reported(turn, reported.id(), reported.report());
            case RunMessage.Progress progress -> environments.progress(turn.image(), progress.spec(), progress.line());
            case RunMessage.Collected collected -> collected(turn, collected);
        }
    }

    private static void stop(Turn turn, String person) {
        RunState state = turn.image().run().state();
        if (state == RunState.PENDING || state == RunState.RUNNING) {
            turn.put(RunPlan.stopped(turn.image().run(), person));
        }
    }

    private void reopen(Turn turn) {
        RunState state = turn.image().run().state();
        if (state == RunState.FAILED || state == RunState.CANCELLED) {
            turn.take(RunPlan.reopen(turn.image(), turn.now()));
        }
    }

    private void collected(Turn turn, RunMessage.Collected collected) {
        Node node = turn.image().nodes().get(collected.step());
        if (collected.attempt() > 0) {
            attempts.collected(turn, collected);
        } else if (node != null && importing.contains(node.id()) && node.state() instanceof StepState.Waiting) {
            Ending.imported(turn, node, collected.harvest());
        }
    }

    private void advance(Turn turn) {
        boolean more = true;
        while (more) {
            Settlement settlement = plan.settle(turn.image(), turn.now());
            turn.take(settlement);
            more = false;
            for (Node node : settlement.ready()) {
                more |= begin(turn, node);
            }
        }
    }

    /** Whether the step ended at once, so that others may follow. */
    private boolean begin(Turn turn, Node node) {
        if (turn.image().component(node).implementation() instanceof Implementation.Importer) {
            if (!importing.contains(node.id())) {
                outside.show(turn.image(), node.id(), new StepState.Running(), turn.now());
                outside.importing(turn.image(), node);
                importing.add(node.id());
            }
            return false;
        }
        try {
            return prepared(turn, node);
        } catch (StepException wrong) {
            return fail(turn, node, Objects.requireNonNullElse(wrong.getMessage(), "the step can't be run"));
        }
    }

    private boolean prepared(Turn turn, Node node) {
        Environments.Answer answer = environment(turn.image(), node);
        if (answer.problem() != null) {
            // Before anybody sees that it failed, so that whoever does finds them.
            outside.keep(turn.image(), node.id(), answer.said());
            return fail(turn, node, answer.problem());
        }
        if (answer.made() == null) {
            return false;
        }
        if (turn.image().run().state() == RunState.PENDING) {
            turn.put(RunPlan.with(turn.image().run(), RunState.RUNNING, "", turn.now(), null));
        }
        beginning.begin(turn, node, answer.made());
        return turn.image().node(node.id()).state().ended();
    }

    private Environments.Answer environment(RunImage image, Node node) {
        return image.component(node).implementation() instanceof Implementation.Container
                ? Environments.Answer.of(Specs.NO_ENVIRONMENT)
                : environments.answer(image, node, specs.environment(image, node, interpreter(image)));
    }

    /** While a step runs, what those right after it need is made ready. */
    private void foresee(Turn turn, RunImage after) {
        for (String id : turn.changed()) {
            Node begun = after.node(id);
            if (begun.open() != null) {
                after.in(begun.frame()).stream()
                        .filter(next -> next.state() instanceof StepState.Waiting)
                        .filter(next -> follows(after, next, begun))
                        .forEach(next -> environments.ask(
                                after.run().executor(), specs.environment(after, next, interpreter(after))));
            }
        }
    }

    private static boolean follows(RunImage image, Node next, Node begun) {
        return image.component(next).implementation() instanceof Implementation.PythonFunction
                && image.step(next).when() == null
                && Upstream.of(image.step(next)).all().contains(begun.name());
    }

    private @Nullable String interpreter(RunImage image) {
        return ledger.settings(image.run().project()).interpreter();
    }

    private static boolean fail(Turn turn, Node node, String reason) {
        turn.put(node.change().state(new StepState.Failed(reason), turn.now()).done());
        return true;
    }
}
