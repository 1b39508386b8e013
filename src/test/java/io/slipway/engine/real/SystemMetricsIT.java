package io.slipway.engine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipway.Rooms;
import io.slipway.engine.Attempt;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.format.Sdk;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.tracking.Metric;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What steps take of this machine, seen while real processes work and hold memory. */
class SystemMetricsIT {
    private static final String CPU = "system/cpu_utilization_percentage";
    private static final String MEGABYTES = "system/system_memory_usage_megabytes";
    private static final String PERCENT = "system/system_memory_usage_percentage";

    @TempDir
    Path folder;

    private @Nullable Running open;

    @BeforeEach
    void open() throws IOException {
        open("150ms");
    }

    private void open(String interval) throws IOException {
        open = new Running(Rooms.on(
                folder.toRealPath().resolve("home"), Sdk.environment(), "slipway.system-metrics-interval=" + interval));
    }

    private Running running() {
        return Objects.requireNonNull(open);
    }

    @AfterEach
    void close() {
        running().rooms().close();
    }

    /** Works in a process of its own, and ends when there is a file. */
    private PipelineVersion burning() {
        String source = """
                def burn():
                    import os, subprocess, sys, time
                    held = b'x' * 50_000_000
                    time.sleep(0.3)
                    worker = subprocess.Popen([sys.executable, '-c', 'while True: pass'])
                    while not os.path.exists('%s'):
                        time.sleep(0.05)
                    worker.kill()
                    worker.wait()
                    assert held
                """.formatted(folder.resolve("enough"));
        return running()
                .saved(new Sketch("burning")
                        .python("burn", source, List.of(), List.of(), Map.of())
                        .done());
    }

    private TrackedRun own(PipelineRun run) {
        String id = running().details(run, "burn").attempts().getLast().trackedRun();
        return running()
                .rooms()
                .as(() -> running()
                        .rooms()
                        .get(Tracking.class)
                        .get(running().rooms().project(), id));
    }

    private void lastsAsLongAsItsAttempt(PipelineRun run) {
        Attempt attempt = running().details(run, "burn").attempts().getLast();
        // The executor and what it finds in the end tell a start some milliseconds apart, and the engine learns of the
        // end later.
        assertThat(own(run).started())
                .isCloseTo(Objects.requireNonNull(attempt.started()).toEpochMilli(), within(500L));
        assertThat(own(run).ended())
                .isBetween(
                        attempt.started().toEpochMilli(),
                        Objects.requireNonNull(attempt.ended()).toEpochMilli());
    }

    private List<Metric> points(TrackedRun own, String name) {
        return running()
                .rooms()
                .as(() -> running()
                        .rooms()
                        .get(Tracking.class)
                        .history(own.project(), own.id(), name, 10_000, null)
                        .items());
    }

    /** Waits until it has that many samples, the first of them the last attempt's. */
    private void sampled(PipelineRun run, int times) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(
                        early -> early instanceof TrackingException || early instanceof NoSuchElementException)
                .until(() -> points(own(run), MEGABYTES).size() >= times);
    }

    @Test
    void whatAStepTakesIsRecordedWhileItRunsAlsoByTheNextServer() throws Exception {
        PipelineVersion version = burning();
        PipelineRun run = running().start(version, Map.of(), true);
        sampled(run, 3);
        running().rooms().close();
        open();
        int before = points(own(run), MEGABYTES).size();
        sampled(run, before + 3);
        Files.createFile(folder.resolve("enough"));
        assertThat(running().end(run).state()).isEqualTo(RunState.SUCCEEDED);
        TrackedRun own = own(run);
        assertThat(own.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(own.tags()).containsEntry("mlflow.parentRunId", run.id());
        lastsAsLongAsItsAttempt(run);
        assertThat(own.metrics()).containsOnlyKeys(CPU, MEGABYTES, PERCENT);
        assertThat(points(own, CPU))
                .anySatisfy(point -> assertThat(point.value()).isPositive());
        assertThat(points(own, PERCENT))
                .allSatisfy(point -> assertThat(point.value()).isBetween(0.0, 100.0));
        List<Metric> memory = points(own, MEGABYTES);
        assertThat(memory)
                .anySatisfy(
                        point -> assertThat(point.value()).as("what it holds").isGreaterThan(50));
        assertThat(memory)
                .extracting(Metric::step)
                .containsExactlyElementsOf(
                        LongStream.range(0, memory.size()).boxed().toList());
        assertThat(recorded(run))
                .containsExactlyInAnyOrder(
                        "system/burn.cpu_utilization_percentage",
                        "system/burn.system_memory_usage_megabytes",
                        "system/burn.system_memory_usage_percentage");

        PipelineRun cached = running().end(running().start(version, Map.of(), true));
        assertThat(running().words(cached)).containsEntry("burn", "cached");
        assertThat(recorded(cached)).as("it took nothing this time").isEmpty();
    }

    private Iterable<String> recorded(PipelineRun run) {
        return running()
                .rooms()
                .as(() -> running()
                        .rooms()
                        .get(Tracking.class)
                        .get(run.project(), run.id())
                        .metrics()
                        .keySet());
    }

    @Test
    void aStepThatIsShorterThanTheIntervalShowsSomething() throws Exception {
        close();
        open("1h");
        Files.createFile(folder.resolve("enough"));
        PipelineRun run = running().end(running().start(burning(), Map.of(), true));
        assertThat(own(run).metrics()).containsOnlyKeys(CPU, MEGABYTES, PERCENT);
        assertThat(points(own(run), MEGABYTES).getLast().value()).isPositive();
        lastsAsLongAsItsAttempt(run);
    }

    @Test
    void nothingIsRecordedWhereNobodyAskedForIt() throws Exception {
        Files.createFile(folder.resolve("enough"));
        PipelineRun run = running().end(running().start(burning(), Map.of(), false));
        assertThatThrownBy(() -> own(run)).isInstanceOf(TrackingException.class);
        assertThat(recorded(run)).isEmpty();
    }
}
