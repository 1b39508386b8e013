package io.slipway.engine.live;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Processes of this machine, which outlive the server. */
final class SimProcesses implements SimPlace {
    private static final AttemptReport.Usage NOTHING = new AttemptReport.Usage(null, null);
    private final Schedule schedule;
    private final SimClock clock;
    private final Faults faults;
    private final Function<AttemptId, Integer> code;
    private final Map<AttemptId, Proc> processes = new HashMap<>();
    private Life life = new Life();

    SimProcesses(Schedule schedule, SimClock clock, Faults faults, Function<AttemptId, Integer> code) {
        this.schedule = schedule;
        this.clock = clock;
        this.faults = faults;
        this.code = code;
    }

    /** What is known of one attempt. */
    private static final class Proc {
        private final Instant started;
        private @Nullable AttemptReport end;

        Proc(Instant started) {
            this.started = started;
        }
    }

    @Override
    public SimExecutor nextLife() {
        life = new Life();
        return life;
    }

    @Override
    public long alive() {
        return processes.values().stream()
                .filter(process -> process.end == null)
                .count();
    }

    @Override
    public void lose() {
        processes.forEach((id, process) -> {
            if (process.end == null && faults.upTo(3) == 0) {
                process.end = new AttemptReport.Lost("its process is gone");
            }
        });
    }

    @Override
    public boolean brought(AttemptId id) {
        return true;
    }

    private void launch(AttemptId id) {
        if (processes.containsKey(id)) {
            return;
        }
        boolean other = processes.entrySet().stream()
                .anyMatch(entry -> entry.getKey().step().equals(id.step()) && entry.getValue().end == null);
        SimLedger.check(!other, "two processes of one step", id);
        processes.put(id, new Proc(clock.instant()));
        int runs = 1 + Math.floorMod(id.toString().hashCode(), 3000);
        schedule.in(Duration.ofMillis(runs), () -> end(id, new AttemptReport.End.Exited(code.apply(id))));
    }

    private void end(AttemptId id, AttemptReport.End how) {
        Proc process = Objects.requireNonNull(processes.get(id));
        if (process.end == null) {
            process.end = new AttemptReport.Ended(how, process.started, clock.instant(), NOTHING);
            life.report(id, process.end);
        }
    }

    private final class Life extends SimExecutor {
        @Override
        public void start(AttemptSpec spec) {
            launch(spec.id());
            report(spec.id(), new AttemptReport.Running(clock.instant()));
        }

        @Override
        public void adopt(AttemptSpec spec) {
            Proc process = processes.get(spec.id());
            if (process == null) {
                report(spec.id(), new AttemptReport.NeverStarted());
            } else {
                report(spec.id(), process.end == null ? new AttemptReport.Running(process.started) : process.end);
            }
        }

        @Override
        public void stop(AttemptId id) {
            processes.computeIfAbsent(id, never -> new Proc(clock.instant()));
            schedule.in(Duration.ofMillis(30), () -> end(id, new AttemptReport.End.Stopped()));
        }
    }
}
