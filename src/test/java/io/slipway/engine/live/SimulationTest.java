package io.slipway.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.slipway.engine.RunState;
import io.slipway.engine.plan.RunImage;
import io.slipway.pipeline.Pipeline;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final int SEEDS = 1000;

    /** Seeds that failed once. */
    @ParameterizedTest
    @ValueSource(longs = {0})
    void aSeedThatFailedOnceEndsAsWithoutCrashes(long seed) {
        endsAsWithoutCrashes(seed);
    }

    @Test
    void aRunEndsAsWithoutCrashesWhereverTheServerIsKilled() {
        each(SimulationTest::endsAsWithoutCrashes);
    }

    @Test
    void aRunWhoseProcessesMayGetLostStillEnds() {
        each(seed -> new Simulation(pipeline(seed), new Faults(seed, 8), true).run());
    }

    @Test
    void aRunThatIsStoppedSomewhereEndsAndLeavesNoProcess() {
        each(seed -> {
            int when = 1 + (int) (seed % 40);
            RunImage end = new Simulation(pipeline(seed), new Faults(seed, 4), false)
                    .stopAfter(when)
                    .run();
            assertThat(end.run().state().ended()).isTrue();
        });
    }

    @Test
    void whatIsTriedAgainEndsAsWithoutCrashesAndNoFinishedStepRunsAgain() {
        each(seed -> {
            Simulation calm = new Simulation(pipeline(seed), Faults.none(), false);
            Simulation wild = new Simulation(pipeline(seed), new Faults(seed, 8), false);
            calm.run();
            wild.run();
            assertThat(Simulation.summary(wild.retryFailed())).isEqualTo(Simulation.summary(calm.retryFailed()));
        });
    }

    @Test
    void aChainSucceedsStepByStep() {
        RunImage end = new Simulation(SimPipeline.chain(1), Faults.none(), false).run();
        assertThat(end.run().state()).isIn(RunState.SUCCEEDED, RunState.FAILED);
    }

    private static void endsAsWithoutCrashes(long seed) {
        String calm = Simulation.summary(new Simulation(pipeline(seed), Faults.none(), false).run());
        RunImage end = new Simulation(pipeline(seed), new Faults(seed, 8), false).run();
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
