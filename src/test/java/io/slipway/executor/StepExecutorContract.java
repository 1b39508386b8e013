package io.slipway.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.NeverStarted;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every executor does, wherever it runs steps. Attempts write into a folder that the test sees too. */
public abstract class StepExecutorContract {
    protected static final Resources NOTHING_ASKED = new Resources(0, 0, "", 0);

    @TempDir
    protected Path home;

    protected final Told told = new Told();
    protected StepExecutor executor = new NoExecutor();

    /** A new one, as after a start of the server; with room for 50 at once. */
    protected abstract StepExecutor make();

    @BeforeEach
    void begin() {
        restart();
    }

    /** Another server comes up on the same home. */
    protected void restart() {
        executor = make();
        executor.listen(told);
    }

    protected static AttemptId id(String step) {
        return new AttemptId("run", step, 1);
    }

    protected AttemptSpec shell(String step, String script) {
        return shell(step, script, null);
    }

    protected AttemptSpec shell(String step, String script, @Nullable Duration timeout) {
        return SomeSpec.of(
                id(step),
                new Program.Command("busybox", List.of("sh", "-c", script)),
                new Environment("", List.of()),
                "{}",
                folder(step),
                Map.of("OWN", "mine"),
                timeout);
    }

    protected Path folder(String step) {
        return home.resolve("runs").resolve(step);
    }

    protected String log(String step) throws IOException {
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
    void anExitCodeIsTold() {
        assertThat(ended(shell("bad", "exit 3"))).isEqualTo(new End.Exited(3));
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

    protected static boolean runs(Path pidFile) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .filter(ProcessHandle::isAlive)
                // one that has ended and that nobody has asked for yet has no command any more
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    @Test
    void startedTwiceItRunsOnce() throws Exception {
        var spec = shell("once", "echo begun >> ../count; read -r line < ../gate");
        Files.createDirectories(folder("once"));
        gate("once");
        executor.start(spec);
        told.next(id("once"), Running.class);
        Awaitility.await().until(() -> Files.exists(folder("once").resolve("count")));
        executor.start(spec);
        restart();
        executor.start(spec);
        told.next(id("once"), Running.class);
        open("once");
        assertThat(told.next(id("once"), Ended.class).end()).isEqualTo(new End.Exited(0));
        executor.start(spec);
        assertThat(told.next(id("once"), Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(folder("once").resolve("count")).hasContent("begun");
    }

    /** A place that a program waits at until it is opened. */
    protected void gate(String step) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder(step).resolve("gate").toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    protected void open(String step) throws IOException {
        Files.writeString(folder(step).resolve("gate"), "go\n");
    }

    @Test
    void anotherServerAdoptsWhatRuns() throws Exception {
        Files.createDirectories(folder("adopted"));
        gate("adopted");
        var spec = shell("adopted", "read -r line < ../gate; exit 7");
        executor.start(spec);
        told.next(id("adopted"), Running.class);
        Awaitility.await()
                .until(() -> Files.exists(folder("adopted").resolve("process").resolve("claim")));
        restart();
        executor.adopt(spec);
        told.next(id("adopted"), Running.class);
        open("adopted");
        assertThat(told.next(id("adopted"), Ended.class).end()).isEqualTo(new End.Exited(7));
    }

    @Test
    void anotherServerHearsHowItEndedMeanwhile() {
        assertThat(ended(shell("over", "exit 4"))).isEqualTo(new End.Exited(4));
        restart();
        executor.adopt(shell("over", "exit 4"));
        assertThat(told.next(id("over"), Ended.class).end()).isEqualTo(new End.Exited(4));
    }

    @Test
    void whatLeftNoTraceWasNeverStartedAndMayBeStarted() {
        var spec = shell("untouched", "exit 0");
        executor.adopt(spec);
        told.next(id("untouched"), NeverStarted.class);
        assertThat(ended(spec)).isEqualTo(new End.Exited(0));
    }

    @Test
    void whatIsStoppedBeforeItBeganNeverBegins() {
        var spec = shell("unborn", "echo ran");
        executor.adopt(spec);
        told.next(id("unborn"), NeverStarted.class);
        executor.stop(spec.id());
        assertThat(told.next(spec.id(), Ended.class).end()).isEqualTo(new End.Stopped());
        restart();
        assertThat(ended(spec)).isEqualTo(new End.Stopped());
        assertThat(folder("unborn").resolve("log.txt")).doesNotExist();
    }

    @Test
    void fiftyQuickOnesAtOnceAllEnd() {
        List<AttemptSpec> specs = IntStream.range(0, 50)
                .mapToObj(number -> shell("quick" + number, "exit " + number))
                .toList();
        specs.forEach(executor::start);
        for (int number = 0; number < specs.size(); number++) {
            assertThat(told.next(specs.get(number).id(), Ended.class).end()).isEqualTo(new End.Exited(number));
        }
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
