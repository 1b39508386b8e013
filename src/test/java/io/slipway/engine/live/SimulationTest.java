package io.slipway.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.slipway.engine.RunState;
import io.slipway.engine.live.SimPlace.Where;
import io.slipway.engine.plan.RunImage;
import io.slipway.pipeline.Pipeline;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
    private static final int SEEDS = 1000;

    /** Seeds that failed once. */
    @ParameterizedTest
    @CsvSource({"PROCESSES, 0", "JOBS, 205"})
    void aSeedThatFailedOnceEndsAsWithoutCrashes(Where where, long seed) {
        endsAsWithoutCrashes(seed, where);
    }

    @ParameterizedTest
    @EnumSource
    void aRunEndsAsWithoutCrashesWhereverTheServerIsKilled(Where where) {
        each(seed -> endsAsWithoutCrashes(seed, where));
    }

    @ParameterizedTest
    @EnumSource
    void aRunWhoseProcessesMayGetLostStillEnds(Where where) {
        each(seed -> new Simulation(pipeline(seed), new Faults(seed, 8), true, where).run());
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatIsStoppedSomewhereEndsAndLeavesNoProcess(Where where) {
        each(seed -> {
            int when = 1 + (int) (seed % 40);
            RunImage end = new Simulation(pipeline(seed), new Faults(seed, 4), false, where)
                    .stopAfter(when)
                    .run();
            assertThat(end.run().state().ended()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTriedAgainEndsAsWithoutCrashesAndNoFinishedStepRunsAgain(Where where) {
        each(seed -> {
            Simulation calm = new Simulation(pipeline(seed), Faults.none(), false, where);
            Simulation wild = new Simulation(pipeline(seed), new Faults(seed, 8), false, where);
            calm.run();
            wild.run();
            assertThat(Simulation.summary(wild.retryFailed())).isEqualTo(Simulation.summary(calm.retryFailed()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aChainSucceedsStepByStep(Where where) {
        RunImage end = new Simulation(SimPipeline.chain(1), Faults.none(), false, where).run();
        assertThat(end.run().state()).isIn(RunState.SUCCEEDED, RunState.FAILED);
    }

    private static void endsAsWithoutCrashes(long seed, Where where) {
        String calm = Simulation.summary(new Simulation(pipeline(seed), Faults.none(), false, where).run());
        RunImage end = new Simulation(pipeline(seed), new Faults(seed, 8), false, where).run();
        assertThat(Simulation.summary(end)).isEqualTo(calm);
    }

    private static Pipeline pipeline(long seed) {
        return new SimPipeline(new Random(seed)).make();
    }

    private interface Seeded {
        void run(long seed);
    }

    private static void each(Seeded seeded) {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                seeded.run(seed);
            } catch (RuntimeException | AssertionError wrong) {
                fail("seed " + seed + ": " + wrong, wrong);
            }
        }
    }
}
