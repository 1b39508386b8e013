package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
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
import org.junit.jupiter.api.Test;
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
            break_("kubelet", "start");
            cluster.awaitWhole();
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
        Objects.requireNonNull(cluster).awaitWhole();
        assertThat(on.told().next(runs.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(on.told().next(begun.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(on.log("runs").lines()).hasSize(20);
        assertThat(on.log("begun")).isEqualTo("once\n");
        assertThat(on.pods("runs")).hasSize(1);
        assertThat(on.pods("begun")).hasSize(1);
    }

    @Test
    void aWatchThatHasExpiredIsBegunAnewAndNothingInBetweenIsMissed() throws Exception {
        Rig on = Objects.requireNonNull(rig);
        TestCluster at = Objects.requireNonNull(cluster);
        try (Gates gates = new Gates()) {
            AttemptSpec spec = on.shell("expired", gates.waiting("expired") + "echo through");
            on.executor().start(spec);
            on.told().next(spec.id(), Running.class);
            String jobs = "/apis/batch/v1/namespaces/" + at.namespace() + "/jobs";
            String seen = at.client()
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(at.namespace())
                    .list()
                    .getMetadata()
                    .getResourceVersion();
            // What a new API server knows begins with the last change, and this is one that no watch of ours hears of.
            var _ = at.client()
                    .resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("change")
                            .withNamespace(at.namespace())
                            .endMetadata()
                            .build())
                    .create();
            break_("apiserver", "stop");
            gates.open("expired");
            break_("apiserver", "start");
            assertThat(watched(at, jobs + "?watch=1&timeoutSeconds=1&resourceVersion=" + seen))
                    .as("a watch from before")
                    .contains("too old resource version");
            at.awaitWhole();
            assertThat(on.told().next(spec.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
            assertThat(on.log("expired")).isEqualTo("through\n");
            assertThat(on.pods("expired")).hasSize(1);
        }
    }

    private static String watched(TestCluster at, String path) {
        try {
            return String.valueOf(at.client().raw(path));
        } catch (KubernetesClientException gone) {
            return String.valueOf(gone.getMessage());
        }
    }

    @Test
    void whileItsNodesKubeletIsAwayItIsUnknownAndItsEndIsToldWhenItIsBack() throws Exception {
        Rig on = Objects.requireNonNull(rig);
        try (Gates gates = new Gates()) {
            AttemptSpec spec = on.shell("silent", "echo before; " + gates.waiting("silent") + "echo after");
            on.executor().start(spec);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> on.log("silent").contains("before"));
            break_("kubelet", "stop");
            Running unknown = on.told().next(spec.id(), Running.class);
            while (unknown.unknown().isEmpty()) {
                unknown = on.told().next(spec.id(), Running.class);
            }
            assertThat(unknown.unknown()).startsWith("unknown since ").contains("its node node does not answer");
            gates.open("silent");
            break_("kubelet", "start");
            Objects.requireNonNull(cluster).awaitWhole();
            assertThat(on.told().next(spec.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
            assertThat(on.log("silent")).isEqualTo("before\nafter\n");
            assertThat(on.pods("silent")).hasSize(1);
        }
    }
}
