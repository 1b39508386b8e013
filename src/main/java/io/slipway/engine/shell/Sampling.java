package io.slipway.engine.shell;

import io.slipway.engine.Attempt;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptListener;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.Load;
import io.slipway.project.Access;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Hears executors: what becomes of attempts goes to their run's mailbox, what they take into their own tracked run. */
@Component
class Sampling implements AttemptListener {
    private final Mailboxes mailboxes;
    private final TrackedRuns tracked;
    private final Access access;
    private final Clock clock;
    private final Map<AttemptId, SampledAttempt> sampled = new ConcurrentHashMap<>();

    Sampling(Mailboxes mailboxes, TrackedRuns tracked, Access access, Clock clock) {
        this.mailboxes = mailboxes;
        this.tracked = tracked;
        this.access = access;
        this.clock = clock;
    }

    /** What this attempt takes is recorded from now on. */
    void begin(RunImage image, Node node, Attempt attempt) {
        AttemptId id = new AttemptId(image.run().id(), node.id(), attempt.number());
        SampledAttempt.Own own =
                tracked.own(image.run(), id, attempt.trackedRun(), RunLedger.title(image, node, attempt));
        sampled.putIfAbsent(
                id, new SampledAttempt(node.path() + " of " + image.run().title(), own));
    }

    @Override
    public void report(AttemptId id, AttemptReport report) {
        mailboxes.report(id, report);
    }

    /** A step never fails for what can't be recorded. */
    @Override
    public void sampled(AttemptId id, Load load) {
        SampledAttempt attempt = sampled.get(id);
        if (attempt != null) {
            access.asSystem(() -> {
                attempt.take(load, clock.instant());
                return true;
            });
        }
    }

    /** Its end is recorded with all else that it logged. */
    void end(AttemptId id) {
        sampled.remove(id);
    }

    /** Of this step only that attempt goes on, or none where it is 0. Another that is left here ended without a word. */
    void settled(String run, String step, int attempt) {
        sampled.keySet().stream()
                .filter(id -> id.run().equals(run) && id.step().equals(step) && id.number() != attempt)
                .forEach(id -> {
                    SampledAttempt lost = sampled.remove(id);
                    if (lost != null) {
                        access.asSystem(() -> {
                            lost.end(clock.instant());
                            return true;
                        });
                    }
                });
    }
}
