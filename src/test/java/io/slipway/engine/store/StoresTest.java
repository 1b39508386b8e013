package io.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.engine.SomeRun;
import io.slipway.engine.StepState;
import io.slipway.engine.plan.Measured;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.Plans;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.plan.RunPlan;
import io.slipway.engine.step.CacheKey;
import io.slipway.engine.step.PythonJson;
import io.slipway.pipeline.PipelineId;
import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoresTest {
    private static final ProjectId PROJECT = new ProjectId("p");

    private static PipelineRun run(String id, String title, RunState state) {
        return SomeRun.of(id, title, state, Plans.NOW, null, Map.of("rate", PythonJson.MAPPER.readTree("0.5")));
    }

    private static Attempt attempt(int number, StepState state) {
        return new Attempt(
                number,
                state,
                Plans.NOW,
                null,
                null,
                null,
                null,
                null,
                Path.of("/x/log.txt"),
                List.of("a==1"),
                "/opt/python",
                "t" + number);
    }

    private static Attempt ended(int number) {
        return new Attempt(
                number,
                new StepState.Succeeded(),
                Plans.NOW,
                Plans.NOW,
                Plans.NOW.plusSeconds(1),
                0,
                Duration.ofMillis(900),
                1L << 33,
                Path.of("/x/log.txt"),
                List.of("a==1"),
                "/opt/python",
                "t" + number);
    }

    private static Node node(String name) {
        return Node.waiting(new Node.Place(null, name, name, 0), name, false, Plans.NOW);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void aRunAndItsTreeComeBackAsTheyWereWritten(Tables tables) {
        PipelineRun run = run("r1", "one", RunState.PENDING);
        tables.runs().insert(run, 1);
        Node waiting = node("a");
        tables.steps().insert("r1", List.of(waiting));
        Node begun = waiting.change()
                .inputs(Map.of("x", new Passed.Value(PythonJson.MAPPER.readTree("NaN"))))
                .cacheNote("Not taken from the cache: it never ran before")
                .measured(new Measured(Map.of("loss", 0.5), Set.of("a.loss")))
                .begin(attempt(1, new StepState.Queued("")), "env")
                .state(new StepState.Queued("waits for memory"), Plans.NOW)
                .done();
        tables.attempts().insert("r1", List.of(new AttemptStore.Row("a", attempt(1, new StepState.Queued("")))));
        tables.steps().update("r1", List.of(begun));
        assertThat(tables.runs().find("r1").orElseThrow().run()).isEqualTo(run);
        Node read = Objects.requireNonNull(tables.steps().nodes("r1").get(begun.id()));
        assertThat(read).usingRecursiveComparison().ignoringFields("open").isEqualTo(begun);
        assertThat(tables.attempts().of("r1", "a")).containsExactly(attempt(1, new StepState.Queued("")));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void ofSomeRunsItIsToldWhichStepMeasuredWhat(Tables tables) {
        Node train = node("train")
                .change()
                .measured(new Measured(Map.of("loss", 0.5), Set.of("loss")))
                .done();
        Node check = node("check")
                .change()
                .measured(new Measured(Map.of("loss", 0.7), Set.of("check.loss")))
                .done();
        tables.steps().insert("r1", List.of(train, check, node("quiet")));
        tables.steps().insert("r2", List.of(train));
        assertThat(tables.steps().measured(List.of("r1")))
                .containsExactlyInAnyOrder(
                        new StepStore.MeasuredBy("r1", "train", "train", Set.of("loss")),
                        new StepStore.MeasuredBy("r1", "check", "check", Set.of("check.loss")));
        assertThat(tables.steps().measured(List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void anEndedAttemptIsNoLongerOpenAndKeepsWhatItTook(Tables tables) {
        Node begun = node("a")
                .change()
                .begin(attempt(1, new StepState.Queued("")), "env")
                .state(new StepState.Queued(""), Plans.NOW)
                .done();
        tables.steps().insert("r1", List.of(begun));
        tables.attempts().insert("r1", List.of(new AttemptStore.Row(begun.id(), attempt(1, new StepState.Queued("")))));
        assertThat(Objects.requireNonNull(tables.steps().nodes("r1").get(begun.id()))
                        .open())
                .isNotNull();
        tables.attempts().end("r1", List.of(new AttemptStore.Row(begun.id(), ended(1))));
        assertThat(Objects.requireNonNull(tables.steps().nodes("r1").get(begun.id()))
                        .open())
                .isNull();
        assertThat(tables.attempts().of("r1", begun.id())).containsExactly(ended(1));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void aProcessThatWasTakenOverWritesNothing(Tables tables) {
        long old = tables.runs().takeOver();
        PipelineRun run = run("r1", "one", RunState.RUNNING);
        tables.runs().insert(run, old);
        assertThat(tables.runs().advance(run, old, 0, 1)).isTrue();
        long young = tables.runs().takeOver();
        PipelineRun failed = RunPlan.with(run, RunState.FAILED, "no", null, Plans.NOW);
        assertThat(tables.runs().advance(failed, old, 1, 2)).isFalse();
        assertThat(tables.runs().holds(old)).isFalse();
        assertThat(tables.runs().find("r1").orElseThrow().run().state()).isEqualTo(RunState.RUNNING);
        assertThat(tables.runs().advance(failed, young, 1, 2)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void whoStoppedARunAndHowLongItStoodStillIsKept(Tables tables) {
        long epoch = tables.runs().takeOver();
        PipelineRun run = run("r1", "one", RunState.RUNNING);
        tables.runs().insert(run, epoch);
        assertThat(tables.runs().find("r1").orElseThrow().run()).isEqualTo(run);
        PipelineRun stopped = RunPlan.stopped(run, "bea");
        assertThat(tables.runs().advance(stopped, epoch, 0, 1)).isTrue();
        PipelineRun kept = tables.runs().find("r1").orElseThrow().run();
        assertThat(kept).isEqualTo(stopped);
        PipelineRun ended = RunPlan.with(kept, RunState.CANCELLED, "", null, Plans.NOW);
        RunImage image = new RunImage(ended, new Plans().begin().image().pipeline(), Map.of(), 1);
        PipelineRun again =
                RunPlan.reopen(image, Plans.NOW.plusSeconds(90)).image().run();
        assertThat(tables.runs().advance(again, epoch, 1, 2)).isTrue();
        assertThat(tables.runs().find("r1").orElseThrow().run().idle()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void aWriteThatDoesNotFollowTheLastOneIsRefused(Tables tables) {
        long epoch = tables.runs().takeOver();
        PipelineRun run = run("r1", "one", RunState.RUNNING);
        tables.runs().insert(run, epoch);
        assertThat(tables.runs().advance(run, epoch, 0, 1)).isTrue();
        assertThat(tables.runs().advance(run, epoch, 0, 1)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void runsAreNumberedWithinTheirPipeline(Tables tables) {
        List<Integer> numbers = new ArrayList<>();
        for (String pipeline : List.of("a", "a", "b", "a")) {
            numbers.add(tables.transaction()
                    .execute(status -> tables.runs().nextNumber(PROJECT, new PipelineId(pipeline))));
        }
        assertThat(numbers).containsExactly(1, 2, 1, 3);
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void listsAreNewestFirstPagedByTheLastIdAndFiltered(Tables tables) {
        for (int i = 1; i <= 5; i++) {
            tables.runs().insert(run("r" + i, "100% " + i, i % 2 == 0 ? RunState.FAILED : RunState.SUCCEEDED), 1);
        }
        tables.runs().setDeleted("r4", true);
        Runs.Query all = Runs.Query.latest(2);
        assertThat(tables.lists().list(PROJECT, all))
                .extracting(PipelineRun::id)
                .containsExactly("r5", "r3");
        Runs.Query next = new Runs.Query(Set.of(), null, null, null, "", "r3", 2);
        assertThat(tables.lists().list(PROJECT, next))
                .extracting(PipelineRun::id)
                .containsExactly("r2", "r1");
        Runs.Query failed = new Runs.Query(Set.of(RunState.FAILED), new PipelineId("pl"), "ann", "7", "0% 2", null, 9);
        assertThat(tables.lists().list(PROJECT, failed))
                .extracting(PipelineRun::id)
                .containsExactly("r2");
        assertThat(tables.lists().list(new ProjectId("other"), all)).isEmpty();
        assertThat(tables.runs().find(PROJECT, Set.of("r1", "r4", "nope")))
                .extracting(PipelineRun::id)
                .containsExactly("r1");
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void theNewestResultUnderAKeyIsReused(Tables tables) {
        CacheKey key = new CacheKey("hash", PythonJson.MAPPER.readTree("{\"x\": 1}"));
        for (String id : List.of("r1", "r2")) {
            PipelineRun run = run(id, id, RunState.SUCCEEDED);
            tables.runs().insert(run, 1);
            Node done = node("a")
                    .change()
                    .outputs(Map.of("out", new Passed.Value(PythonJson.MAPPER.readTree("3"))))
                    .state(new StepState.Succeeded(), Plans.NOW)
                    .done();
            tables.steps().insert(id, List.of(done));
            tables.attempts().insert(id, List.of(new AttemptStore.Row(done.id(), ended(1))));
            tables.cache().remember(run, done.id(), key.hash());
            tables.cache().remember(run, done.id(), key);
        }
        assertThat(tables.cache().reusable(PROJECT, "hash").orElseThrow().run()).isEqualTo("r2");
        assertThat(tables.cache().reusable(new ProjectId("other"), "hash")).isEmpty();
        assertThat(tables.cache()
                        .earlier(run("r3", "", RunState.PENDING), node("a").id())
                        .orElseThrow()
                        .parts())
                .isEqualTo(key.parts());
    }

    @ParameterizedTest
    @MethodSource("io.slipway.engine.store.Tables#both")
    void whatHappenedIsAppended(Tables tables) {
        tables.events()
                .append(
                        "r1",
                        1,
                        Plans.NOW,
                        List.of(
                                new EventStore.Happened("a", "running", ""),
                                new EventStore.Happened(null, "RUNNING", "x".repeat(9000))));
        tables.events().append("r1", 2, Plans.NOW, List.of(new EventStore.Happened("a", "failed", "why")));
        assertThat(tables.jdbc()
                        .sql("SELECT state FROM run_event WHERE run = 'r1' ORDER BY revision, place")
                        .query(String.class)
                        .list())
                .containsExactly("running", "RUNNING", "failed");
    }
}
