package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.StepException;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open attempts of one live run: which were handed to the executor, and what it says of them. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private final String run;
    private final Ledger ledger;
    private final Outside outside;
    private final Specs specs;
    private final Set<AttemptId> handed = new HashSet<>();
    private final Set<AttemptId> adopting = new HashSet<>();
    private final Map<AttemptId, AttemptReport.Ended> ends = new HashMap<>();
    /** What those wait for that do not run yet. */
    private final Map<AttemptId, String> waits = new HashMap<>();

    Attempts(String run, Ledger ledger, Outside outside, Specs specs) {
        this.run = run;
        this.ledger = ledger;
        this.outside = outside;
        this.specs = specs;
    }

    void reported(Turn turn, AttemptId id, AttemptReport report) {
        Node node = turn.image().nodes().get(id.step());
        Attempt attempt = node == null ? null : node.open();
        if (node == null || attempt == null || attempt.number() != id.number()) {
            stale(turn, id, report);
            return;
        }
        switch (report) {
            case AttemptReport.Waiting waiting -> {
                waits.put(id, waiting.reason());
                show(turn, id, new StepState.Queued(waiting.reason()), null);
            }
            case AttemptReport.Running running -> {
                waits.remove(id);
                show(turn, id, new StepState.Running(running.unknown()), running.startedAt());
            }
            case AttemptReport.Ended ended -> {
                if (!ends.containsKey(id)) {
                    outside.collect(turn.image(), node, ended);
                    ends.put(id, ended);
                }
            }
            case AttemptReport.NotStarted not -> Ending.gone(turn, node, attempt, new StepState.Failed(not.reason()));
            case AttemptReport.NeverStarted never -> {
                if (adopting.contains(id)) {
                    neverStarted(turn, node, attempt);
                }
            }
            case AttemptReport.Lost lost -> Ending.gone(turn, node, attempt, new StepState.Lost(lost.reason()));
        }
        if (answers(report)) {
            adopting.remove(id);
        }
    }

    // Who can't be reached says so first; whether there is a trace of the attempt is told later.
    private static boolean answers(AttemptReport report) {
        return switch (report) {
            case AttemptReport.Waiting waiting -> false;
            case AttemptReport.Running running -> running.unknown().isEmpty();
            case AttemptReport.Ended ended -> true;
            case AttemptReport.NotStarted never -> true;
            case AttemptReport.NeverStarted never -> true;
            case AttemptReport.Lost lost -> true;
        };
    }

    private void show(Turn turn, AttemptId id, StepState state, @Nullable Instant started) {
        if (!ends.containsKey(id)) {
            outside.show(turn.image(), id.step(), state, started);
        }
    }

    // The server that decided on it ended before it could act.
    private void neverStarted(Turn turn, Node node, Attempt attempt) {
        RunImage image = turn.image();
        if (image.stopping()) {
            Ending.gone(turn, node, attempt, new StepState.Cancelled());
            return;
        }
        try {
            start(turn, specs.attempt(image, node, attempt, ledger.token(image, node)));
        } catch (StepException never) {
            Ending.gone(turn, node, attempt, new StepState.Failed(String.valueOf(never.getMessage())));
        }
    }

    // A process whose attempt is over must not go on.
    private void stale(Turn turn, AttemptId id, AttemptReport report) {
        if (report instanceof AttemptReport.Running) {
            outside.stop(turn.image().run().executor(), id);
        }
    }

    void collected(Turn turn, RunMessage.Collected collected) {
        Node node = turn.image().nodes().get(collected.step());
        Attempt attempt = node == null ? null : node.open();
        AttemptId id = new AttemptId(run, collected.step(), collected.attempt());
        AttemptReport.Ended end = ends.get(id);
        if (node != null && attempt != null && end != null && attempt.number() == collected.attempt()) {
            Ending.collected(turn, node, attempt, end, collected.harvest(), waits.get(id));
        }
    }

    /** Hands over what was decided, asks after what an earlier life decided, and stops what is to be stopped. */
    void act(Turn turn, RunImage image, Map<AttemptId, String> tokens) {
        Set<AttemptId> open = new HashSet<>();
        for (Node node : image.nodes().values()) {
            Attempt attempt = node.open();
            if (attempt != null) {
                AttemptId id = Specs.id(image, node, attempt);
                open.add(id);
                hand(turn, image, node, attempt, tokens.get(id));
                if (image.stopping()) {
                    outside.stop(image.run().executor(), id);
                    turn.wakeAt(turn.now().plus(ASK_AGAIN));
                }
            }
        }
        handed.retainAll(open);
        adopting.retainAll(open);
        ends.keySet().retainAll(open);
        waits.keySet().retainAll(open);
    }

    /** The step is over, whatever its process does. */
    void abandon(Turn turn, Node node, String reason) {
        StepState failed = new StepState.Failed(reason);
        Attempt attempt = node.open();
        if (attempt == null) {
            turn.put(node.change().state(failed, turn.now()).done());
        } else {
            Ending.abandoned(turn, node, attempt, failed);
        }
    }

    void stopAll(RunImage image) {
        handed.forEach(id -> outside.stop(image.run().executor(), id));
    }

    private void hand(Turn turn, RunImage image, Node node, Attempt attempt, @Nullable String token) {
        AttemptId id = Specs.id(image, node, attempt);
        if (!handed.add(id)) {
            return;
        }
        if (image.run().systemMetrics()) {
            outside.record(image, node, attempt);
        }
        try {
            if (token != null) {
                outside.start(image.run().executor(), specs.attempt(image, node, attempt, token));
            } else {
                adopting.add(id);
                outside.adopt(image.run().executor(), specs.attempt(image, node, attempt, ""));
            }
        } catch (StepException never) {
            outside.send(
                    run, new RunMessage.Reported(id, new AttemptReport.NotStarted(String.valueOf(never.getMessage()))));
        } catch (RuntimeException unclear) {
            LOG.warn("Attempt {} may or may not have been handed over, asking again: {}", id, unclear.toString());
            handed.remove(id);
            turn.wakeAt(turn.now().plus(ASK_AGAIN));
        }
    }

    private void start(Turn turn, AttemptSpec spec) {
        try {
            outside.start(turn.image().run().executor(), spec);
        } catch (RuntimeException unclear) {
            LOG.warn("Attempt {} may or may not have been started, asking again: {}", spec.id(), unclear.toString());
            handed.remove(spec.id());
            turn.wakeAt(turn.now().plus(ASK_AGAIN));
        }
    }
}
