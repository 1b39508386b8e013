package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A control plane that goes away under what runs: nothing fails by that, nothing is done twice. */
class ClusterFaultsIT {
    private static final Duration AWAY = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private @Nullable TestCluster cluster;
    private @Nullable Rig rig;

    @BeforeEach
    void arrive() {
        assumeTrue(
                Files.isExecutable(fault()),
                "SLIPWAY_SHARED names no folder with a cluster that can be broken: that is skipped");
        cluster = TestCluster.open();
        rig = Rig.on(cluster, home);
    }

    @AfterEach
    void leave() throws Exception {
        if (cluster != null) {
            break_("apiserver", "thaw");
            break_("apiserver", "start");
            Objects.requireNonNull(rig).close();
            cluster.close();
        }
    }

    private static Path fault() {
        return Path.of(Objects.requireNonNullElse(System.getenv("SLIPWAY_SHARED"), "../shared"), "cluster", "fault");
    }

    private static void break_(String what, String how) throws IOException, InterruptedException {
        new ProcessBuilder(fault().toString(), what, how)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @ParameterizedTest
    @CsvSource({"stop, start", "freeze, thaw"})
    void whileTheApiServerIsAwayItIsUnknownAndAfterwardsAsIfNothingHadBeen(String away, String back) throws Exception {
        Rig on = Objects.requireNonNull(rig);
        AttemptSpec runs = on.shell("runs", "for i in $(seq 20); do echo $i; sleep 1; done");
        AttemptSpec begun = on.shell("begun", "echo once");
        on.executor().start(runs);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> on.log("runs").contains("2\n"));
        long since = System.nanoTime();
        break_("apiserver", away);
        on.executor().start(begun);
        Running unknown = on.told().next(runs.id(), Running.class);
        while (unknown.unknown().isEmpty()) {
            unknown = on.told().next(runs.id(), Running.class);
        }
        assertThat(unknown.unknown()).startsWith("unknown since ").contains("does not answer");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> System.nanoTime() - since > AWAY.toNanos());
        break_("apiserver", back);
        assertThat(on.told().next(runs.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(on.told().next(begun.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(on.log("runs").lines()).hasSize(20);
        assertThat(on.log("begun")).isEqualTo("once\n");
        assertThat(on.pods("runs")).hasSize(1);
        assertThat(on.pods("begun")).hasSize(1);
    }
}
