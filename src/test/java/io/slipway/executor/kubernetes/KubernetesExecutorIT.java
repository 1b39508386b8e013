package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.NotStarted;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Input;
import io.slipway.executor.AttemptSpec.Resources;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Attempts on a real cluster: what they are given, what they give, how they wait and end. */
class KubernetesExecutorIT extends ClusterSteps {
    @Test
    void aCommandRunsAsItIsAndItsLogIsKept() {
        AttemptSpec spec = rig().shell("good", "echo $OWN; echo $$; echo ~; touch ~/x /tmp/y; id -u; printf end >&2");
        rig().executor().start(spec);
        Ended ended = next(spec, Ended.class);
        assertThat(ended.end()).isEqualTo(new End.Exited(0));
        assertThat(ended.endedAt()).isAfterOrEqualTo(ended.startedAt());
        // The container runtime keeps no order between the two streams.
        assertThat(rig().log("good")).containsOnlyOnce("end");
        assertThat(rig().log("good").replace("end", "")).isEqualTo("it's $HOME and $(OWN)\n1\n/slipway/home\n1000\n");
        assertThat(rig().pods("good")).as("one pod a step").hasSize(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                rig().job("good").orElseThrow().getSpec().getTtlSecondsAfterFinished())
                        .isEqualTo(3600));
    }

    @Test
    void anExitCodeIsTold() {
        assertThat(ended(rig().shell("bad", "exit 3"))).isEqualTo(new End.Exited(3));
    }

    @Test
    void artifactsGoInAndOutAndValuesToo() throws IOException {
        Path data = Files.createDirectories(home.resolve("data folder").resolve("inner"));
        Files.writeString(data.resolve("rows ü.csv"), "a,b\n1,2\n");
        Files.createDirectories(data.resolve("empty"));
        Path one = Files.writeString(home.resolve("one.txt"), "one");
        AttemptSpec spec = rig().spec(
                        "carry",
                        "cd /slipway; cat 'inputs/0/inner/rows ü.csv' inputs/1/one.txt > outputs/artifacts/both;"
                                + " mkdir outputs/artifacts/many; ln -s ../both outputs/artifacts/many/link;"
                                + " echo 7 > outputs/parameters/n; ls inputs inputs/0/inner",
                        Rig.NOTHING,
                        null,
                        List.of(
                                new Input(home.resolve("data folder"), "/slipway/inputs/0"),
                                new Input(one, "/slipway/inputs/1/one.txt")),
                        Returns.FILES);
        assertThat(ended(spec)).as(rig().log("carry")).isEqualTo(new End.Exited(0));
        Path outputs = rig().folder("carry").resolve("outputs");
        assertThat(outputs.resolve("artifacts/both")).hasContent("a,b\n1,2\none");
        assertThat(outputs.resolve("artifacts/many/link")).hasContent("a,b\n1,2\none");
        assertThat(outputs.resolve("parameters/n")).hasContent("7");
        assertThat(rig().log("carry")).contains("empty").doesNotContain("SHA256SUMS");
        assertThat(rig().pods("carry")).hasSize(1);
    }

    @Test
    void shortValuesComeBackWithoutAHelper() {
        AttemptSpec spec = rig().spec(
                        "short",
                        "echo '{\"parameterValues\": {\"Output\": 5}}' > /slipway/outputs/output_metadata.json",
                        Rig.NOTHING,
                        null,
                        List.of(),
                        Returns.VALUES);
        assertThat(ended(spec)).isEqualTo(new End.Exited(0));
        assertThat(rig().folder("short").resolve("outputs/output_metadata.json"))
                .content()
                .contains("\"Output\": 5");
        assertThat(rig().pods("short").getFirst().getSpec().getContainers()).hasSize(1);
    }

    @Test
    void valuesThatAreTooLongAreToldAndNotCutShort() {
        AttemptSpec spec = rig().spec(
                        "long",
                        "head -c 5000 /dev/zero | tr '\\0' x > /slipway/outputs/output_metadata.json",
                        Rig.NOTHING,
                        null,
                        List.of(),
                        Returns.VALUES);
        assertThat(ended(spec)).isInstanceOf(End.Broken.class).asString().contains("4096");
    }

    @Test
    void anImageWithoutAShellRunsToo() {
        AttemptSpec spec = rig().spec(
                        "no-shell",
                        new Program.Command("busybox", List.of("/bin/echo", "no", "shell"), List.of("$HOME", "here")),
                        Rig.NOTHING,
                        null,
                        List.of(),
                        Returns.FILES);
        assertThat(ended(spec)).isEqualTo(new End.Exited(0));
        assertThat(rig().log("no-shell")).isEqualTo("no shell $HOME here\n");
    }

    @Test
    void aProgramThatIsNotInTheImageIsNamed() {
        AttemptSpec spec = rig().spec(
                        "absent",
                        new Program.Command("busybox", List.of("no-such-program")),
                        Rig.NOTHING,
                        null,
                        List.of(),
                        Returns.NOTHING);
        rig().executor().start(spec);
        AttemptReport.Ended told = next(spec, AttemptReport.Ended.class);
        assertThat(told.end()).isInstanceOf(End.Broken.class).asString().contains("no-such-program");
        assertThat(told.startedAt())
                .as("a container that never began is said to have begun in 1970")
                .isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void whyItWaitsIsSaidAndItCanBeStopped() {
        AttemptSpec image = rig().spec(
                        "image",
                        new Program.Command("acme/no-such-image:1", List.of("true")),
                        Rig.NOTHING,
                        null,
                        List.of(),
                        Returns.NOTHING);
        AttemptSpec memory = rig().spec(
                        "memory",
                        "true",
                        new Resources(0, 0, "", 0, Map.of("memory", "9000Gi"), Map.of()),
                        null,
                        List.of(),
                        Returns.NOTHING);
        AttemptSpec gpu = rig().spec("gpu", "true", new Resources(0, 0, "", 2), null, List.of(), Returns.NOTHING);
        List.of(image, memory, gpu).forEach(rig().executor()::start);
        assertThat(waits(image, "no image")).contains("there is no image acme/no-such-image:1");
        assertThat(waits(memory, "no node"))
                .contains("no node has enough memory free: it asks for 9000Gi, the largest has ")
                .contains("0/1 nodes are available");
        assertThat(waits(gpu, "no node")).contains("nvidia.com/gpu free: it asks for 2, the largest has 0");
        for (AttemptSpec spec : List.of(image, memory, gpu)) {
            rig().executor().stop(spec.id());
            assertThat(next(spec, Ended.class).end()).isEqualTo(new End.Stopped());
            assertThat(rig().job(spec.id().step())).isEmpty();
        }
    }

    private String waits(AttemptSpec spec, String with) {
        String reason = next(spec, Waiting.class).reason();
        while (!reason.contains(with)) {
            reason = next(spec, Waiting.class).reason();
        }
        return reason;
    }

    @Test
    void moreMemoryThanItsLimitIsSaidWithTheLimit() {
        AttemptSpec spec = rig().spec(
                        "hungry",
                        new Program.Command("python:3.11", List.of("python3", "-c", "x = bytearray(300_000_000)")),
                        new Resources(0, 0, "", 0, Map.of(), Map.of("memory", "64Mi")),
                        null,
                        List.of(),
                        Returns.NOTHING);
        assertThat(ended(spec)).isInstanceOfSatisfying(End.Broken.class, broken -> {
            assertThat(broken.reason()).contains("limit of 64Mi");
            assertThat(broken.code()).isEqualTo(137);
        });
    }

    @Test
    void theTimeLimitEndsIt() {
        AttemptSpec spec =
                rig().spec("slow", "sleep 600", Rig.NOTHING, Duration.ofSeconds(1), List.of(), Returns.NOTHING);
        assertThat(ended(spec)).isEqualTo(new End.TimedOut(Duration.ofSeconds(1)));
        assertThat(rig().job("slow")).isEmpty();
    }

    @Test
    void aStoppedOneKeepsItsLogAndIsGone() {
        AttemptSpec spec = rig().shell("stopped", "trap 'echo bye; exit 1' TERM; echo begun; sleep 600 & wait");
        rig().executor().start(spec);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> rig().log("stopped").contains("begun"));
        rig().executor().stop(spec.id());
        rig().executor().stop(spec.id());
        assertThat(next(spec, Ended.class).end()).isEqualTo(new End.Stopped());
        assertThat(rig().log("stopped")).isEqualTo("begun\nbye\n");
        assertThat(rig().job("stopped")).isEmpty();
        assertThat(rig().pods("stopped")).isEmpty();
    }

    @Test
    void aNamespaceThatDoesNotTakeItsPodNamesTheSetting() {
        try (Rig loose = new Rig(
                cluster(),
                home,
                as -> Rig.with(as, ClusterSettings.Security.BASELINE, as.variables(), as.caCertificates()))) {
            AttemptSpec spec = loose.shell("refused", "true");
            loose.executor().start(spec);
            assertThat(loose.told().next(spec.id(), NotStarted.class).reason())
                    .contains("\"Pod Security\" is baseline")
                    .contains("violates PodSecurity");
        }
    }
}
