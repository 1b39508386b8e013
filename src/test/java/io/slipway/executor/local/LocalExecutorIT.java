package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Lost;
import io.slipway.executor.AttemptReport.NotStarted;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Secret;
import io.slipway.executor.SomeSpec;
import io.slipway.executor.StepExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The contract with real processes of this machine, and what only they have. */
class LocalExecutorIT extends LocalSteps {
    private AttemptSpec secret(String step, String script, Secret... given) {
        AttemptSpec spec = shell(step, script);
        return SomeSpec.of(spec.id(), spec.program(), spec.folder(), List.of(given));
    }

    @Test
    void secretsComeAsVariablesAndPrivateFilesAndAreMaskedHoweverTheyAreWritten() throws Exception {
        String key = "-----BEGIN-----\nMIIEvQ\n-----END-----";
        executor.start(secret(
                "secret",
                "echo token $TOKEN; printf hunt; printf 'er2 and hunt\\n'; stat -c %a $KEY; cat $KEY; echo; echo MIIEvQ;"
                        + " test \"$TOKEN\" = hunter2 -a \"$(cat $KEY)\" = \"$(printf '%s' '" + key
                        + "')\" && ls ../process; printf huntin >&2",
                new Secret("token", "TOKEN", false, "hunter2"),
                new Secret("key", "KEY", true, key)));
        assertThat(told.next(id("secret"), Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(log("secret").lines().filter(line -> !line.contains("ephemeral")))
                .containsExactly("token ***", "*** and hunt", "600", "***", "***", "alive", "claim", "huntin");
        try (var files = Files.walk(folder("secret"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("hunter2", "MIIEvQ"));
        }
        assertThat(folder("secret").resolve("secrets")).doesNotExist();
    }

    @Test
    void aStepWithSecretsThatIsStoppedKeepsWhatItWroteAndIsStopped() throws Exception {
        executor.start(secret(
                "asked",
                "trap 'echo bye hunter2; exit 0' TERM; echo up > ../up; while :; do sleep 0.05; done",
                new Secret("token", "TOKEN", false, "hunter2")));
        Awaitility.await().until(() -> Files.exists(folder("asked").resolve("up")));
        executor.stop(id("asked"));
        assertThat(told.next(id("asked"), Ended.class).end()).isEqualTo(new End.Stopped());
        assertThat(log("asked")).endsWith("bye ***\n").doesNotContain("hunter2");
    }

    @Test
    void stepsOutliveAServerThatIsKilledAndAreAdopted() throws Exception {
        gate("orphan");
        var spec = shell("orphan", AbandonedServer.SCRIPT);
        Process server = AbandonedServer.start(home);
        Path pid = folder("orphan").resolve("work").resolve("pid");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid));
        server.destroyForcibly().waitFor();
        assertThat(runs(pid)).isTrue();
        executor.adopt(spec);
        told.next(spec.id(), Running.class);
        open("orphan");
        assertThat(told.next(spec.id(), Ended.class).end()).isEqualTo(new End.Exited(5));
    }

    @Test
    void theTimeLimitHoldsWhileNoServerRuns() throws Exception {
        Process server = AbandonedServer.start(home, "forgotten", "echo $$ > pid; sleep 600", Duration.ofSeconds(1));
        Path pid = folder("forgotten").resolve("work").resolve("pid");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid));
        server.destroyForcibly().waitFor();
        Path exit = folder("forgotten").resolve("process").resolve("exit");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(exit));
        executor.adopt(shell("forgotten", "", Duration.ofSeconds(1)));
        assertThat(told.next(id("forgotten"), Ended.class).end()).isEqualTo(new End.TimedOut(Duration.ofSeconds(1)));
    }

    @Test
    void aStepWhoseSupervisorWasKilledIsLostAndNothingOfItRuns() throws Exception {
        executor.start(shell("lost", "echo $$ > pid; sleep 600"));
        Path pid = folder("lost").resolve("work").resolve("pid");
        Awaitility.await()
                .until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        claim("lost").supervisor().kill();
        assertThat(told.next(id("lost"), Lost.class).reason()).contains("supervisor");
        Awaitility.await().until(() -> !runs(pid));
    }

    @Test
    void anAdoptedStepWhoseSupervisorIsKilledIsLostToo() throws Exception {
        var spec = shell("lost2", "echo $$ > pid; sleep 600");
        executor.start(spec);
        Path pid = folder("lost2").resolve("work").resolve("pid");
        Awaitility.await()
                .until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        StepExecutor before = executor;
        restart();
        executor.adopt(spec);
        told.next(id("lost2"), Running.class);
        told.next(id("lost2"), Running.class);
        claim("lost2").supervisor().kill();
        told.next(id("lost2"), Lost.class);
        assertThat(before).isNotSameAs(executor);
        Awaitility.await().until(() -> !runs(pid));
    }

    @Test
    void aProcessWithTheSamePidButAnotherStartIsNotTakenForIt() throws Exception {
        executor.start(shell("reused", "exit 0"));
        told.next(id("reused"), Ended.class);
        Path process = folder("reused").resolve("process");
        Files.delete(process.resolve("exit"));
        long self = ProcessHandle.current().pid();
        Files.writeString(
                process.resolve("claim"),
                "supervisor=" + self + "\nsupervisor-start=1\nprocess=" + self + "\nprocess-start=1\nstarted=1\n");
        restart();
        executor.adopt(shell("reused", ""));
        told.next(id("reused"), Lost.class);
    }

    private Claim claim(String step) throws IOException {
        return new AttemptFolder(folder(step)).claim().orElseThrow();
    }

    @Test
    void grandchildrenInASessionOfTheirOwnEndToo() throws Exception {
        executor.start(shell(
                "daemon", "setsid sh -c 'echo $$ > child; sleep 600' & while [ ! -s child ]; do sleep 0.01; done"));
        assertThat(told.next(id("daemon"), Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(runs(folder("daemon").resolve("work").resolve("child"))).isFalse();
    }

    @Test
    void aProgramThatHidesFromTheTermSignalIsKilled() throws Exception {
        executor.start(shell("stubborn", "trap '' TERM; echo $$ > pid; while :; do sleep 0.05; done"));
        Path pid = folder("stubborn").resolve("work").resolve("pid");
        Awaitility.await()
                .until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        executor.stop(id("stubborn"));
        assertThat(told.next(id("stubborn"), Ended.class).end()).isEqualTo(new End.Stopped());
    }

    @Test
    void cpuTimeAndPeakMemoryAreMeasured() {
        executor.start(shell("busy", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done"));
        Ended ended = told.next(id("busy"), Ended.class);
        assertThat(ended.usage().cpu()).isGreaterThan(Duration.ofMillis(20));
        assertThat(ended.usage().peakMemoryBytes()).isGreaterThan(100_000L);
    }

    @Test
    void nothingOfTheServersEnvironmentIsSeenExceptWhatIsListed() throws Exception {
        assertThat(System.getenv()).containsKey("HOME");
        executor.start(shell("clean", "env"));
        told.next(id("clean"), Ended.class);
        assertThat(log("clean")
                        .lines()
                        .map(line -> line.replaceFirst("=.*", ""))
                        .toList())
                .contains("PATH", "HOME", "TMPDIR", "OWN", "PYTHONUNBUFFERED", "_KFP_RUNTIME")
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "TMPDIR",
                        "OWN",
                        "PYTHONUNBUFFERED",
                        "_KFP_RUNTIME",
                        "PWD",
                        "SHLVL",
                        "_",
                        "OLDPWD",
                        "LC_CTYPE");
        assertThat(log("clean")).contains("HOME=" + folder("clean").resolve("home"));
    }

    @Test
    void whereLocalStepsAreOffNothingStarts() {
        var off =
                new LocalExecutor(settings(), () -> home, () -> Optional.of("Local steps are off."), Clock.systemUTC());
        off.listen(told);
        off.start(shell("off", "echo ran"));
        assertThat(told.next(id("off"), NotStarted.class).reason()).isEqualTo("Local steps are off.");
        assertThat(off.whyNot()).contains("Local steps are off.");
        assertThat(folder("off")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAndTheRoomIsFreeAgain() throws Exception {
        Files.createDirectories(home.resolve("runs"));
        Files.writeString(folder("blocked"), "a file is in the way");
        executor.start(shell("blocked", "echo ran"));
        assertThat(told.next(id("blocked"), NotStarted.class).reason()).contains("could not be started");
    }
}
