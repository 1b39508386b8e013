package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Usage;
import io.slipway.executor.Load;
import io.slipway.executor.Load.Gpu;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadWatchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH.plusMillis(6000), ZoneOffset.UTC);
    private static final Duration EVERY = Duration.ofSeconds(10);
    /** Two seconds before the kernel's now. */
    private static final Claim CLAIM =
            new Claim(new Identity(50, "1", ""), new Identity(51, "1000", ""), Instant.EPOCH, false);

    private static final AttemptId ID = new AttemptId("run", "train", 1);

    @TempDir
    Path home;

    private final List<Duration> waits = new ArrayList<>();
    private final List<Runnable> due = new ArrayList<>();
    private final List<Load> told = new ArrayList<>();
    private LoadWatch watch = new LoadWatch(
            new MachineLoad(new ProcessTable(Path.of("")), new Gpus(() -> ""), 1, 1, CLOCK),
            (wait, work) -> {},
            (id, load) -> {});

    @BeforeEach
    void begin() throws IOException {
        Path process = Files.createDirectories(home.resolve("proc").resolve("51"));
        Files.writeString(home.resolve("proc").resolve("uptime"), "12.00 0.00");
        Files.writeString(process.resolve("stat"), "51 (x) S 50 1 1 0 -1 0 1 2 3 4 150 0 0 0 20 0 1 0 1000 1 1");
        Files.writeString(process.resolve("status"), "VmRSS: 1 kB");
        Path facts = Files.createDirectories(home.resolve("attempt").resolve("process"));
        Files.writeString(
                facts.resolve("claim"),
                "supervisor=50\nsupervisor-start=1\nprocess=51\nprocess-start=1000\nboot=\nstarted=0\n");
        watch = at("");
    }

    private LoadWatch at(String gpus) {
        return new LoadWatch(
                new MachineLoad(new ProcessTable(home.resolve("proc")), new Gpus(() -> gpus), 4, 1000, CLOCK),
                (wait, work) -> {
                    waits.add(wait);
                    due.add(work);
                },
                (id, load) -> told.add(load));
    }

    private LocalAttempt attempt(@Nullable Duration every) {
        return new LocalAttempt(
                SomeSpec.sampled(ID, new Program.Command("", List.of("true")), home.resolve("attempt"), every),
                report -> {});
    }

    private void pass() {
        due.removeFirst().run();
    }

    private static Ended ended(long peak) {
        Usage usage = new Usage(Duration.ofSeconds(3), peak);
        return new Ended(new End.Exited(0), Instant.EPOCH, Instant.EPOCH.plusSeconds(5), usage);
    }

    @Test
    void itLooksSoonAfterTheBeginningAndThenAtIntervals() {
        watch.begin(attempt(EVERY), false);
        pass();
        pass();
        assertThat(waits).containsExactly(Duration.ofSeconds(1), EVERY, EVERY);
        Load load = new Load(Duration.ofSeconds(2), Duration.ofMillis(1500), 4, 1024L, 1000, List.of());
        assertThat(told).containsExactly(load, load);
    }

    @Test
    void anAttemptThatIsNotToBeSampledIsNotLookedAt() {
        watch.begin(attempt(null), false);
        watch.end(ID, CLAIM, ended(1));
        assertThat(due).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void theEndOfOneThatWasNeverSeenTellsItsPeak() {
        watch.begin(attempt(EVERY), false);
        watch.end(ID, CLAIM, ended(77));
        assertThat(told)
                .containsExactly(new Load(Duration.ofSeconds(1), Duration.ofSeconds(3), 4, 77L, 1000, List.of()));
    }

    @Test
    void theEndOfOneThatWasSeenTellsNoMemoryBecauseAPeakIsNoEnd() {
        watch.begin(attempt(EVERY), false);
        pass();
        watch.end(ID, CLAIM, ended(77));
        assertThat(told.getLast().memoryBytes()).isNull();
        pass();
        assertThat(told).hasSize(2);
        assertThat(due).as("nothing more is planned").isEmpty();
    }

    @Test
    void aStepGetsItsOwnGpusOrAllWhereItAskedForNone() throws IOException {
        watch = at("0, 10, 0, 100\n1, 20, 0, 100");
        watch.begin(attempt(EVERY), false);
        pass();
        Files.writeString(home.resolve("proc").resolve("51").resolve("environ"), "CUDA_VISIBLE_DEVICES=1\0");
        pass();
        assertThat(told.getFirst().gpus()).extracting(Gpu::index).containsExactly(0, 1);
        assertThat(told.getLast().gpus()).extracting(Gpu::index).containsExactly(1);
    }

    @Test
    void aLookThatGoesWrongEndsNothing() throws IOException {
        Files.writeString(home.resolve("proc").resolve("uptime"), "what?");
        watch.begin(attempt(EVERY), false);
        pass();
        Files.writeString(home.resolve("proc").resolve("uptime"), "12.00 0.00");
        pass();
        assertThat(told).hasSize(1);
    }
}
