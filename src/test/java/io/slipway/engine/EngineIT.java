package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.executor.Executors;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import io.slipway.project.ForbiddenException;
import io.slipway.project.NotFoundException;
import io.slipway.project.ProjectId;
import io.slipway.project.Role;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.IntNode;

/** Real steps in real processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineIT {
    private Path folder = Path.of("");
    private @Nullable House opened;

    @BeforeAll
    void open(@TempDir Path given) {
        folder = given;
        opened = new House(folder.resolve("home"), House.python());
    }

    @AfterAll
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void aChainGivesEachStepWhatTheOneBeforeGaveAndIsTakenFromTheCacheTheNextTime() {
        PipelineVersion version = house().saved(House.chain("chain", 3));
        PipelineRun first = house().awaitEnd(house().start(version, Map.of()));
        assertThat(first.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(house().details(first, "s2").outputs()).containsEntry("Output", new Passed.Value(new IntNode(3)));
        PipelineRun second = house().awaitEnd(house().start(version, Map.of()));
        assertThat(second.number()).isEqualTo(2);
        assertThat(house().steps(second).values()).allSatisfy(step -> {
            assertThat(step.state()).isEqualTo(new StepState.Cached(first.id()));
            assertThat(step.cacheNote()).isEqualTo("Taken from the cache: results of run #1");
        });
    }

    @Test
    void aStepThatFailsSaysWhyAndIsTriedAgainInTheSameRun() throws IOException {
        Path repaired = folder.resolve("repaired");
        Path told = folder.resolve("told");
        PipelineVersion version = house().saved(House.line(
                "fails",
                lines(
                        "before", "open('" + told + "', 'a').write('x')\nreturn 1",
                        "breaks",
                                "if not os.path.exists('" + repaired + "'):\n    raise ValueError('no luck')\nreturn a",
                        "after", "return a")));
        PipelineRun failed = house().awaitEnd(house().start(version, Map.of()));
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.reason()).startsWith("Step `breaks` failed:").contains("ValueError: no luck");
        assertThat(house().step(failed, "after").state())
                .isEqualTo(new StepState.Skipped("step `breaks` before it failed"));
        Files.createFile(repaired);
        house().as(() -> {
            house().bean(Engine.class).retryFailed(house().project(), failed.id());
            return failed;
        });
        PipelineRun end = house().awaitEnd(failed);
        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(house().step(end, "breaks").attempts()).isEqualTo(2);
        assertThat(Files.readString(told)).isEqualTo("x");
    }

    @Test
    void aRunThatIsStoppedEndsItsProcess() {
        Path begun = folder.resolve("begun");
        PipelineVersion version = house().saved(House.line(
                "stops",
                lines("sleeps", "open('" + begun + "', 'w').close()\ntime.sleep(300)\nreturn 1", "after", "return a")));
        PipelineRun run = house().start(version, Map.of());
        Awaitility.await().until(() -> Files.exists(begun));
        house().as(() -> {
            house().bean(Engine.class).stop(house().project(), run.id());
            return run;
        });
        assertThat(house().awaitEnd(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(house().step(run, "sleeps").state()).isEqualTo(new StepState.Cancelled());
        assertThat(house().step(run, "after").state()).isEqualTo(new StepState.Cancelled());
    }

    @Test
    void whatAStepMeasuresIsRecordedOnTheTrackedRun() {
        String source = """
                def measure(metrics: Output[Metrics]):
                    metrics.log_metric('accuracy', 0.75)
                """;
        Output metrics = new Output(new Type.Artifact("system.Metrics", "0.0.1", false), "", Map.of());
        Component component = new Component(
                "",
                Map.of(),
                Map.of("metrics", metrics),
                new Implementation.PythonFunction(source, "measure", List.of(), List.of(), "python:3.11", Map.of()),
                Map.of());
        Step step = House.step("measure", Map.<String, Argument>of(), null);
        Pipeline pipeline =
                House.pipeline("measures", Map.of("measure", component), Map.of("first", step, "second", step));
        PipelineRun run = house().awaitEnd(house().start(house().saved(pipeline), Map.of()));
        TrackedRun tracked = house().as(() -> house().bean(Tracking.class).get(house().project(), run.id()));
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(tracked.status().name()).isEqualTo("FINISHED");
        assertThat(tracked.metrics()).containsKey("accuracy").hasSize(2);
        assertThat(tracked.tags()).containsEntry("slipway.pipeline", "measures").containsEntry("slipway.version", "1");
    }

    @Test
    void aStrangerLearnsNothingAndAViewerChangesNothing() {
        PipelineRun run = house().awaitEnd(house().start(house().saved(House.chain("wall", 1)), Map.of()));
        Engine engine = house().bean(Engine.class);
        Runs runs = house().bean(Runs.class);
        ProjectId project = house().project();
        String step = house().step(run, "s0").id();
        RunRequest request = new RunRequest(run.pipeline(), 1, Map.of(), "", true, false, null, Executors.LOCAL);
        List<ThrowingCallable> reading = List.of(
                () -> runs.list(project, Runs.Query.latest(9)),
                () -> runs.get(project, run.id()),
                () -> runs.find(project, Set.of(run.id())),
                () -> runs.last(project, run.pipeline()),
                () -> runs.steps(project, run.id()),
                () -> runs.details(project, run.id(), step),
                () -> runs.outputs(project, run.id()));
        List<ThrowingCallable> changing = List.of(
                () -> engine.start(project, request),
                () -> engine.stop(project, run.id()),
                () -> engine.retryFailed(project, run.id()),
                () -> runs.rename(project, run.id(), "mine"),
                () -> runs.delete(project, run.id()),
                () -> runs.restore(project, run.id()));
        house().signIn("stranger", null);
        reading.forEach(call -> assertThatThrownBy(call).isInstanceOf(NotFoundException.class));
        changing.forEach(call -> assertThatThrownBy(call).isInstanceOf(NotFoundException.class));
        house().signIn("viewer", Role.VIEWER);
        reading.forEach(call -> assertThatCode(call).doesNotThrowAnyException());
        changing.forEach(call -> assertThatThrownBy(call).isInstanceOf(ForbiddenException.class));
        house().signOut();
        assertThat(house().get(run.id()).title()).isEqualTo("wall #1");
    }

    private House house() {
        return Objects.requireNonNull(opened);
    }

    private static Map<String, String> lines(String... namesAndBodies) {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBodies.length; i += 2) {
            bodies.put(namesAndBodies[i], Objects.requireNonNull(namesAndBodies[i + 1]));
        }
        return bodies;
    }
}
