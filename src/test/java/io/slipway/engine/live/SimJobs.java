package io.slipway.engine.live;

import io.slipway.engine.live.SimCluster.Conflict;
import io.slipway.engine.live.SimCluster.NoAnswer;
import io.slipway.engine.live.SimCluster.Seen;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Lost;
import io.slipway.executor.AttemptReport.NeverStarted;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Does;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Decides as the executor of clusters does, in simulated time; one life of it. */
final class SimJobs extends SimExecutor {
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Duration UNTIL_LISTED = Duration.ofSeconds(5);
    private static final AttemptReport.Usage NOTHING = new AttemptReport.Usage(null, null);
    private final SimCluster cluster;
    private final SimAttempt.Disk disk;
    private final Schedule schedule;
    private final SimClock clock;
    private final Faults faults;
    private final Function<AttemptSpec, Does> programs;
    private final int life;
    private final Map<AttemptId, SimAttempt> known = new HashMap<>();
    private final Map<AttemptId, Seen> seen = new HashMap<>();

    SimJobs(
            SimCluster cluster,
            SimAttempt.Disk disk,
            Schedule schedule,
            SimClock clock,
            Faults faults,
            Function<AttemptSpec, Does> programs) {
        this.cluster = cluster;
        this.disk = disk;
        this.schedule = schedule;
        this.clock = clock;
        this.faults = faults;
        this.programs = programs;
        this.life = schedule.life();
        cluster.watch(this::news);
    }

    /** What is asked goes on until there is an answer, in this life. */
    private void ask(SimAttempt attempt, Runnable question) {
        if (attempt.phase == SimAttempt.Phase.OVER || life != schedule.life()) {
            return;
        }
        try {
            question.run();
        } catch (NoAnswer away) {
            Seen last = seen.get(attempt.spec.id());
            Instant started = last == null ? null : last.started();
            tell(attempt, started == null ? new Waiting("unknown") : new Running(started, "unknown"));
            schedule.inLife(life, AGAIN, () -> ask(attempt, question));
        }
    }

    private SimAttempt attempt(AttemptSpec spec) {
        return Objects.requireNonNull(known.compute(spec.id(), (id, before) -> {
            boolean goesOn =
                    before != null && before.phase != SimAttempt.Phase.IDLE && before.phase != SimAttempt.Phase.OVER;
            return goesOn ? before : new SimAttempt(spec, disk.of(id));
        }));
    }

    @Override
    public void start(AttemptSpec spec) {
        SimAttempt attempt = attempt(spec);
        attempt.wanted = true;
        if (begins(attempt)) {
            ask(attempt, attempt.note.created ? () -> take(attempt) : () -> create(attempt));
        }
    }

    @Override
    public void adopt(AttemptSpec spec) {
        SimAttempt attempt = attempt(spec);
        if (begins(attempt)) {
            ask(attempt, () -> take(attempt));
        }
    }

    private boolean begins(SimAttempt attempt) {
        if (attempt.phase != SimAttempt.Phase.IDLE) {
            if (attempt.last != null) {
                report(attempt.spec.id(), attempt.last);
            }
            return false;
        }
        attempt.phase = SimAttempt.Phase.BEGINNING;
        if (attempt.note.end != null) {
            conclude(attempt, attempt.note.end);
        } else if (!attempt.note.creating && attempt.note.stop != null) {
            conclude(attempt, stopped(attempt));
        }
        return attempt.phase == SimAttempt.Phase.BEGINNING;
    }

    private void create(SimAttempt attempt) {
        attempt.note.creating = true;
        faults.kill("intent noted");
        try {
            cluster.create(attempt.spec.id(), programs.apply(attempt.spec));
        } catch (Conflict ours) {
            SimLedger.check(cluster.get(attempt.spec.id()).isPresent(), "a conflict with nothing", attempt.spec.id());
        }
        faults.kill("created");
        there(attempt);
    }

    private void take(SimAttempt attempt) {
        AttemptId id = attempt.spec.id();
        if (gone(id)) {
            missing(attempt);
            return;
        }
        there(attempt);
        // What was deleted before the watch began is never told as gone.
        schedule.inLife(life, UNTIL_LISTED, () -> {
            if (!seen.containsKey(id)) {
                ask(attempt, () -> {
                    if (gone(id)) {
                        missing(attempt);
                    }
                });
            }
        });
    }

    private boolean gone(AttemptId id) {
        boolean named = cluster.get(id).isPresent();
        if (!named && cluster.listed(id).isPresent()) {
            throw new NoAnswer();
        }
        return !named;
    }

    private void missing(SimAttempt attempt) {
        if (attempt.note.stop != null) {
            conclude(attempt, stopped(attempt));
        } else if (attempt.note.created) {
            conclude(attempt, new Lost("its Job is gone"));
        } else if (attempt.wanted) {
            create(attempt);
        } else {
            attempt.phase = SimAttempt.Phase.IDLE;
            tell(attempt, new NeverStarted());
        }
    }

    private void there(SimAttempt attempt) {
        attempt.note.created = true;
        if (attempt.phase == SimAttempt.Phase.BEGINNING) {
            attempt.phase = SimAttempt.Phase.THERE;
        }
        if (attempt.note.stop != null) {
            remove(attempt);
        }
        look(attempt);
    }

    // What comes out of order or twice tells nothing new.
    private void news(Seen news) {
        if (life != schedule.life()) {
            return;
        }
        seen.merge(news.id(), news, (one, other) -> one.version() < other.version() ? other : one);
        SimAttempt attempt = known.get(news.id());
        if (attempt == null) {
            return;
        }
        if (news.gone() && (attempt.phase == SimAttempt.Phase.THERE || attempt.phase == SimAttempt.Phase.STOPPING)) {
            ask(attempt, () -> {
                if (gone(news.id())) {
                    missing(attempt);
                }
            });
        } else {
            look(attempt);
        }
    }

    private void look(SimAttempt attempt) {
        Seen last = seen.get(attempt.spec.id());
        if (attempt.phase != SimAttempt.Phase.THERE || last == null || last.gone()) {
            return;
        }
        if (last.over() != null) {
            over(attempt, last, last.over());
        } else if (last.started() != null) {
            tell(attempt, new Running(last.started()));
            limit(attempt, last.started());
        } else {
            tell(attempt, new Waiting("its pod is made"));
        }
    }

    private void limit(SimAttempt attempt, Instant started) {
        Duration limit = attempt.spec.timeout();
        if (limit != null && !attempt.limited) {
            attempt.limited = true;
            Duration left = Duration.between(clock.instant(), started.plus(limit));
            schedule.inLife(life, left, () -> stop(attempt, new End.TimedOut(limit)));
        }
    }

    private void over(SimAttempt attempt, Seen last, SimCluster.Over over) {
        AttemptId id = attempt.spec.id();
        if (over.end().equals(new End.Exited(0)) && disk.outputs(id) == null) {
            schedule.inLife(life, Duration.ofMillis(20), () -> {
                disk.bring(id, cluster.given(id));
                faults.kill("outputs came");
                look(attempt);
            });
        } else {
            Instant started = last.started() == null ? over.at() : last.started();
            conclude(attempt, new Ended(over.end(), started, over.at(), NOTHING));
        }
    }

    @Override
    public void stop(AttemptId id) {
        SimAttempt attempt = known.get(id);
        if (attempt != null) {
            stop(attempt, new End.Stopped());
        }
    }

    private void stop(SimAttempt attempt, End how) {
        if (attempt.phase == SimAttempt.Phase.OVER) {
            return;
        }
        attempt.note.stop = attempt.note.stop == null ? how : attempt.note.stop;
        if (attempt.phase == SimAttempt.Phase.IDLE && !attempt.note.creating) {
            conclude(attempt, stopped(attempt));
        } else if (attempt.phase == SimAttempt.Phase.IDLE) {
            attempt.phase = SimAttempt.Phase.BEGINNING;
            ask(attempt, () -> take(attempt));
        } else {
            remove(attempt);
        }
    }

    private void remove(SimAttempt attempt) {
        if (attempt.phase == SimAttempt.Phase.THERE) {
            attempt.phase = SimAttempt.Phase.STOPPING;
            ask(attempt, () -> cluster.delete(attempt.spec.id()));
        }
    }

    private Ended stopped(SimAttempt attempt) {
        End how = attempt.note.stop == null ? new End.Stopped() : attempt.note.stop;
        return new Ended(how, clock.instant(), clock.instant(), NOTHING);
    }

    private void conclude(SimAttempt attempt, AttemptReport report) {
        if (report instanceof Ended ended) {
            attempt.note.end = ended;
            faults.kill("end noted");
        }
        attempt.phase = SimAttempt.Phase.OVER;
        tell(attempt, report);
    }

    private void tell(SimAttempt attempt, AttemptReport report) {
        if (!report.equals(attempt.last)) {
            attempt.last = report;
            report(attempt.spec.id(), report);
        }
    }
}
