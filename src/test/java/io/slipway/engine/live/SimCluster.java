package io.slipway.engine.live;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.Does;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Jobs that outlive the server, behind an API that lies: done but timed out, conflicts, lists of long ago, news late and twice. */
final class SimCluster {
    private final Schedule schedule;
    private final SimClock clock;
    private final Faults faults;
    private final Map<AttemptId, Seen> jobs = new HashMap<>();
    private final Map<AttemptId, Does> programs = new HashMap<>();
    private final Set<AttemptId> made = new HashSet<>();
    private final Set<AttemptId> open = new HashSet<>();
    private Map<AttemptId, Seen> longAgo = Map.of();
    private Consumer<Seen> watch = seen -> {};
    private long version;

    SimCluster(Schedule schedule, SimClock clock, Faults faults) {
        this.schedule = schedule;
        this.clock = clock;
        this.faults = faults;
    }

    /** A Job as it was at one moment. */
    record Seen(
            AttemptId id,
            long version,
            @Nullable Instant started,
            @Nullable Over over,
            boolean gone) {}

    record Over(End end, Instant at) {}

    /** No answer came; whether it was done nobody knows. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** There is one of that name. */
    static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void unreliable() {
        if (faults.chance(6)) {
            throw new NoAnswer();
        }
    }

    void create(AttemptId id, Does does) {
        unreliable();
        if (jobs.containsKey(id)) {
            throw new Conflict();
        }
        SimLedger.check(made.add(id), "two Jobs of one attempt", id);
        boolean other = jobs.values().stream().anyMatch(job -> job.id().step().equals(id.step()) && job.over() == null);
        SimLedger.check(!other, "two Jobs of one step", id);
        programs.put(id, does);
        change(new Seen(id, 0, null, null, false));
        schedule.in(Duration.ofMillis(50 + Math.floorMod(id.toString().hashCode(), 3000)), () -> begin(id));
        unreliable();
    }

    private void begin(AttemptId id) {
        Seen job = jobs.get(id);
        if (job == null) {
            return;
        }
        change(new Seen(id, 0, clock.instant(), null, false));
        switch (programs.get(id)) {
            case Does.Ends ends -> schedule.in(Duration.ofMillis(10), () -> end(id, ends.code()));
            case Does.Gives gives -> schedule.in(Duration.ofMillis(10), () -> end(id, 0));
            case Does.Waits waits when open.contains(id) -> end(id, waits.code());
            case Does.Waits waits -> {}
            case Does.Hangs hangs -> {}
            case null -> throw new AssertionError(id);
        }
    }

    private void end(AttemptId id, int code) {
        Seen job = jobs.get(id);
        if (job != null && job.over() == null) {
            change(new Seen(id, 0, job.started(), new Over(new End.Exited(code), clock.instant()), false));
        }
    }

    void open(AttemptId id) {
        open.add(id);
        if (programs.get(id) instanceof Does.Waits(int code)) {
            end(id, code);
        }
    }

    /** What a whole list says, perhaps of a while ago. */
    Optional<Seen> listed(AttemptId id) {
        unreliable();
        Map<AttemptId, Seen> told = faults.chance(3) ? longAgo : Map.copyOf(jobs);
        longAgo = told;
        return Optional.ofNullable(told.get(id));
    }

    Optional<Seen> get(AttemptId id) {
        unreliable();
        return Optional.ofNullable(jobs.get(id));
    }

    void delete(AttemptId id) {
        unreliable();
        schedule.in(Duration.ofMillis(30), () -> vanish(id));
        unreliable();
    }

    private void vanish(AttemptId id) {
        Seen job = jobs.remove(id);
        if (job != null) {
            tell(new Seen(id, ++version, job.started(), job.over(), true));
        }
    }

    private void change(Seen seen) {
        Seen now = new Seen(seen.id(), ++version, seen.started(), seen.over(), false);
        jobs.put(now.id(), now);
        tell(now);
    }

    private void tell(Seen seen) {
        for (int copies = faults.chance(5) ? 2 : 1; copies > 0; copies--) {
            schedule.in(Duration.ofMillis(faults.chance(5) ? faults.upTo(4000) : 1), () -> watch.accept(seen));
        }
    }

    /** Whoever watches is told what there is, and then what changes. */
    void watch(Consumer<Seen> watcher) {
        watch = watcher;
        jobs.values().forEach(this::tell);
    }

    /** Somebody deletes Jobs that run. One that nobody has seen yet may be made anew. */
    void lose() {
        List.copyOf(jobs.values()).forEach(job -> {
            if (job.over() == null && faults.upTo(3) == 0) {
                vanish(job.id());
                made.remove(job.id());
            }
        });
    }

    long alive() {
        return jobs.values().stream().filter(job -> job.over() == null).count();
    }

    int begun(AttemptId id) {
        return made.contains(id) ? 1 : 0;
    }

    /** What the helper of a Job brings that ended well. */
    String given(AttemptId id) {
        return programs.get(id) instanceof Does.Gives(String text) ? text : "";
    }
}
