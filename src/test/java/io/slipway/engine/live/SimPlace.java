package io.slipway.engine.live;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Does;
import java.util.function.Function;

/** Where attempts run, and go on when the server does not. */
interface SimPlace {
    enum Where {
        PROCESSES,
        JOBS
    }

    /** The executor of the life that begins now. */
    SimExecutor nextLife();

    long alive();

    /** A power cut: each attempt that runs may be gone. */
    void lose();

    /** Whether what a well ended attempt gave can be read. */
    boolean brought(AttemptId id);

    /** Jobs of a cluster. */
    static SimPlace jobs(Schedule schedule, SimClock clock, Faults faults, Function<AttemptSpec, Does> programs) {
        SimCluster cluster = new SimCluster(schedule, clock, faults);
        SimAttempt.Disk disk = new SimAttempt.Disk();
        return new SimPlace() {
            @Override
            public SimExecutor nextLife() {
                return new SimJobs(cluster, disk, schedule, clock, faults, programs);
            }

            @Override
            public long alive() {
                return cluster.alive();
            }

            @Override
            public void lose() {
                cluster.lose();
            }

            @Override
            public boolean brought(AttemptId id) {
                return disk.outputs(id) != null;
            }
        };
    }
}
