package io.slipway.engine.plan;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.StepState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the next version of a node; the one place where a step's state changes, and only as {@link Transitions} allow. */
public final class Change {
    private final Node node;
    private StepState state;
    private Instant since;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private int attempts;
    private int forgiven;
    private @Nullable Instant notBefore;
    private String cacheNote;
    private Map<String, Passed> inputs;
    private Map<String, Passed> outputs;
    private Measured measured;
    private @Nullable Attempt open;
    private String environment;

    Change(Node node) {
        this.node = node;
        state = node.state();
        since = node.since();
        started = node.started();
        ended = node.ended();
        attempts = node.attempts();
        forgiven = node.forgiven();
        notBefore = node.notBefore();
        cacheNote = node.cacheNote();
        inputs = node.inputs();
        outputs = node.outputs();
        measured = node.measured();
        open = node.open();
        environment = node.environment();
    }

    public Change state(StepState next, Instant now) {
        if (!Transitions.legal(state, next)) {
            throw new IllegalStateException("Step " + node.path() + " can't go from " + state + " to " + next);
        }
        return become(next, now);
    }

    /** Begins anew what had ended: a person said "retry failed". */
    public Change reopen(StepState next, Instant now) {
        if (!Transitions.reopens(state)) {
            throw new IllegalStateException("Step " + node.path() + " is " + state + " and can't begin anew");
        }
        forgiven = attempts;
        return become(next, now);
    }

    private Change become(StepState next, Instant now) {
        state = next;
        since = now;
        ended = next.ended() ? now : null;
        return this;
    }

    public Change started(@Nullable Instant at) {
        started = at;
        return this;
    }

    /** When it came to its end, where that is known better than by when it was heard of. */
    public Change ended(Instant at) {
        ended = ended == null ? null : at;
        return this;
    }

    public Change notBefore(@Nullable Instant at) {
        notBefore = at;
        return this;
    }

    public Change cacheNote(String note) {
        cacheNote = note;
        return this;
    }

    public Change inputs(Map<String, Passed> resolved) {
        inputs = resolved;
        return this;
    }

    public Change outputs(Map<String, Passed> given) {
        outputs = given;
        return this;
    }

    public Change measured(Measured numbers) {
        measured = numbers;
        return this;
    }

    /** An attempt is decided on. */
    public Change begin(Attempt attempt, String inEnvironment) {
        attempts = attempt.number();
        open = attempt;
        environment = inEnvironment;
        return this;
    }

    /** The open attempt has ended. */
    public Change close() {
        open = null;
        environment = "";
        return this;
    }

    public Node done() {
        return new Node(
                node.id(),
                node.frame(),
                node.name(),
                node.path(),
                node.component(),
                node.holds(),
                node.position(),
                state,
                since,
                started,
                ended,
                attempts,
                forgiven,
                notBefore,
                cacheNote,
                inputs,
                outputs,
                measured,
                open,
                environment);
    }
}
