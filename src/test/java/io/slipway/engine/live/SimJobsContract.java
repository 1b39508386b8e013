package io.slipway.engine.live;

import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Does;
import io.slipway.executor.Environment;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import io.slipway.executor.StepExecutor;
import io.slipway.executor.StepExecutorContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The simulated executor of clusters keeps what the real ones keep. */
abstract class SimJobsContract extends StepExecutorContract {
    private final SimClock clock = new SimClock();
    private final Schedule schedule = new Schedule(clock);
    private final Map<String, Does> programs = new HashMap<>();
    private final SimAttempt.Disk disk = new SimAttempt.Disk();
    private final Faults faults;
    private final SimCluster cluster;

    SimJobsContract(Faults faults) {
        this.faults = faults;
        this.cluster = new SimCluster(schedule, clock, faults);
    }

    @Override
    protected StepExecutor make() {
        schedule.nextLife();
        return new SimJobs(
                cluster,
                disk,
                schedule,
                clock,
                faults,
                spec -> Objects.requireNonNull(programs.get(spec.id().step())));
    }

    @Override
    protected AttemptSpec spec(String step, Does does, @Nullable Duration timeout) {
        programs.put(step, does);
        return SomeSpec.of(
                id(step),
                new Program.Command("simulated", List.of()),
                new Environment("", List.of()),
                "{}",
                home.resolve(step),
                Map.of(),
                timeout);
    }

    @Override
    protected void open(String step) {
        cluster.open(id(step));
    }

    @Override
    protected int begun(String step) {
        return cluster.begun(id(step));
    }

    @Override
    protected String given(String step) {
        return Objects.requireNonNull(disk.outputs(id(step)));
    }

    @Override
    protected void pass() {
        boolean more = true;
        while (more) {
            more = schedule.next(mail -> {});
        }
    }
}
