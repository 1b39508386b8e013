package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Does;
import io.slipway.executor.Environment;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import io.slipway.executor.StepExecutor;
import io.slipway.executor.StepExecutorContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract, and what any program of a shell finds here. Attempts write into a folder that the test sees too. */
abstract class LocalSteps extends StepExecutorContract {
    static LocalSettings settings() {
        return new LocalSettings(null, 50.0, null, 0, List.of("PATH"), Duration.ofMillis(500));
    }

    @Override
    protected StepExecutor make() {
        return new LocalExecutor(settings(), () -> home, Optional::empty, Clock.systemUTC());
    }

    @Override
    protected AttemptSpec spec(String step, Does does, @Nullable Duration timeout) {
        String begins = "echo begun >> ../count; ";
        return switch (does) {
            case Does.Ends ends -> shell(step, begins + "exit " + ends.code(), timeout);
            case Does.Hangs hangs -> shell(step, begins + "sleep 600", timeout);
            case Does.Gives gives ->
                shell(step, begins + "mkdir -p ../outputs; echo '" + gives.text() + "' > ../outputs/file", timeout);
            case Does.Waits waits -> {
                gate(step);
                yield shell(step, begins + "read -r line < ../gate; exit " + waits.code(), timeout);
            }
        };
    }

    @Override
    protected void found(String step) {
        Awaitility.await()
                .until(() -> Files.exists(folder(step).resolve("process").resolve("claim")));
    }

    @Override
    protected int begun(String step) throws IOException {
        Path count = folder(step).resolve("count");
        return Files.exists(count) ? Files.readAllLines(count).size() : 0;
    }

    @Override
    protected String given(String step) throws IOException {
        return Files.readString(folder(step).resolve("outputs").resolve("file")).strip();
    }

    /** A place that a program waits at until it is opened. */
    final void gate(String step) {
        try {
            Files.createDirectories(folder(step));
            assertThat(new ProcessBuilder("mkfifo", folder(step).resolve("gate").toString())
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected void open(String step) throws IOException {
        Files.writeString(folder(step).resolve("gate"), "go\n");
    }

    AttemptSpec shell(String step, String script) {
        return shell(step, script, null);
    }

    AttemptSpec shell(String step, String script, @Nullable Duration timeout) {
        return SomeSpec.of(
                id(step),
                new Program.Command("busybox", List.of("sh", "-c", script)),
                new Environment("", List.of()),
                "{}",
                folder(step),
                Map.of("OWN", "mine"),
                timeout);
    }

    Path folder(String step) {
        return home.resolve("runs").resolve(step);
    }

    String log(String step) throws IOException {
        return Files.readString(folder(step).resolve("log.txt"));
    }

    private End ended(AttemptSpec spec) {
        executor.start(spec);
        return told.next(spec.id(), Ended.class).end();
    }

    @Test
    void aProgramThatSucceedsIsToldWithItsTimesAndWhatItTook() throws Exception {
        executor.start(shell("good", "echo hello; echo oops >&2"));
        Running running = told.next(id("good"), Running.class);
        Ended ended = told.next(id("good"), Ended.class);
        assertThat(ended.end()).isEqualTo(new End.Exited(0));
        assertThat(ended.endedAt()).isAfterOrEqualTo(ended.startedAt());
        assertThat(Duration.between(running.startedAt(), ended.startedAt()).abs())
                .isLessThan(Duration.ofSeconds(5));
        assertThat(log("good")).isEqualTo("hello\noops\n");
        assertThat(told.silent(id("good"))).isTrue();
    }

    @Test
    void aSignalThatNobodyHereSentIsTold() {
        assertThat(ended(shell("killed", "kill -9 $$"))).isEqualTo(new End.Killed(9, false));
    }

    @Test
    void theTimeLimitEndsItEvenIfItDoesNotListen() {
        var spec = shell("slow", "trap '' TERM; sleep 600 & wait; sleep 600", Duration.ofMillis(300));
        assertThat(ended(spec)).isEqualTo(new End.TimedOut(Duration.ofMillis(300)));
    }

    @Test
    void stopEndsItWithItsGrandchildren() throws Exception {
        executor.start(shell("stopped", "(sleep 600 & echo $! > child; wait) & echo $! > own; wait"));
        Path child = folder("stopped").resolve("work").resolve("child");
        Awaitility.await()
                .until(() -> Files.exists(child) && !Files.readString(child).isBlank());
        executor.stop(id("stopped"));
        executor.stop(id("stopped"));
        assertThat(told.next(id("stopped"), Ended.class).end()).isEqualTo(new End.Stopped());
        assertThat(runs(child)).isFalse();
        assertThat(runs(folder("stopped").resolve("work").resolve("own"))).isFalse();
    }

    @Test
    void whatASuccessfulProgramLeavesRunningEndsWithIt() throws Exception {
        assertThat(ended(shell("parent", "sleep 600 & echo $! > child"))).isEqualTo(new End.Exited(0));
        assertThat(runs(folder("parent").resolve("work").resolve("child"))).isFalse();
    }

    static boolean runs(Path pidFile) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .filter(ProcessHandle::isAlive)
                // one that has ended and that nobody has asked for yet has no command any more
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    @Test
    void itsOwnVariablesAreSeenAndItWorksInAFolderOfItsOwn() throws Exception {
        ended(shell("variables", "echo $OWN; pwd"));
        assertThat(log("variables").lines().toList().getFirst()).isEqualTo("mine");
        assertThat(log("variables")).endsWith("/work\n");
    }

    @Test
    void aProgramThatIsNotThereIsRefusedInASentence() {
        var spec = shell("unknown", "");
        Program program = new Program.Command("acme/tool", List.of("no-such-program-anywhere"));
        var unknown = SomeSpec.of(spec.id(), program, spec.folder());
        assertThat(executor.whyNot(program, NOTHING_ASKED).orElseThrow()).contains("no-such-program-anywhere");
        executor.start(unknown);
        assertThat(told.next(spec.id(), AttemptReport.NotStarted.class).reason())
                .contains("acme/tool");
    }
}
