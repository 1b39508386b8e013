package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Resources;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What steps take of a real cluster, as the helper beside them sees it. */
class SampledStepsIT extends ClusterSteps {
    private static final Resources LIMITED =
            new Resources(0.1, 32L << 20, "", 0, Map.of("cpu", "100m"), Map.of("cpu", "500m", "memory", "64Mi"));
    // A tree of processes: one works, one holds.
    private static final String BURNS =
            "(while :; do :; done) & work=$!; held=$(head -c 8000000 /dev/zero | tr '\\0' x); sleep 12; kill $work; echo ${#held}";

    private AttemptSpec burning(String step, Resources resources, Returns returns) {
        return Rig.sampled(rig().spec(step, BURNS, resources, null, List.of(), returns));
    }

    private List<Load> seen(AttemptSpec spec) {
        rig().executor().start(spec);
        next(spec, Running.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rig().told().loads(spec.id()).size() >= 3);
        return List.copyOf(rig().told().loads(spec.id()));
    }

    private void endsWell(AttemptSpec spec) {
        assertThat(next(spec, Ended.class).end())
                .as(rig().log(spec.id().step()))
                .isEqualTo(new End.Exited(0));
        // All of its containers have to end for that, the helper's too.
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> rig().job(spec.id().step()).stream()
                        .anyMatch(job -> job.getStatus().getSucceeded() != null));
    }

    @Test
    void aStepThatGivesNothingIsSeenAgainstItsLimits() {
        AttemptSpec spec = burning("limited", LIMITED, Returns.NOTHING);
        List<Load> loads = seen(spec);
        Load last = loads.getLast();
        assertThat(last.cpu()).isPositive().isLessThanOrEqualTo(last.age());
        assertThat(last.age()).isGreaterThan(loads.getFirst().age());
        assertThat(last.memoryBytes()).isGreaterThan(8_000_000);
        assertThat(last.cores()).isEqualTo(0.5);
        assertThat(last.memoryLimit()).isEqualTo(64 << 20);
        assertThat(rig().pods("limited").getFirst().getSpec().getContainers())
                .extracting(Container::getName)
                .containsExactly(Containers.MAIN, Containers.SAMPLER);
        endsWell(spec);
    }

    @Test
    void theHelperThatCarriesFilesSeesItTooAndNotItself() {
        AttemptSpec spec = burning("carried", Rig.NOTHING, Returns.FILES);
        List<Load> loads = seen(spec);
        assertThat(loads.getLast().cpu()).isPositive();
        assertThat(loads.getLast().memoryLimit()).as("of the node").isGreaterThan(1L << 30);
        assertThat(rig().pods("carried").getFirst().getSpec().getContainers())
                .extracting(Container::getName)
                .containsExactly(Containers.MAIN, Containers.COURIER);
        endsWell(spec);
    }

    @Test
    void theNextServerGoesOnSeeingIt() {
        AttemptSpec spec = burning("outlives", Rig.NOTHING, Returns.NOTHING);
        Load before = seen(spec).getLast();
        rig().restart();
        rig().executor().adopt(spec);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !rig().told().loads(spec.id()).isEmpty());
        assertThat(rig().told().loads(spec.id()).getLast().age()).isGreaterThan(before.age());
        endsWell(spec);
    }

    @Test
    void aStepThatIsOverBeforeItIsSeenKeepsNoPod() {
        AttemptSpec spec = Rig.sampled(rig().shell("quick", "true"));
        rig().executor().start(spec);
        endsWell(spec);
    }
}
