package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.Rooms;
import io.slipway.mlflow.Door;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Metric;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.RunSearch;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.remote.UnsteadyServer.Mood;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a project records comes to its server whole, in order and once, however the server behaves; here it is our own door. */
class ForwardingTest {
    private static final ProjectId THERE = new ProjectId("team");

    @TempDir
    Path folder;

    private Door door;
    private UnsteadyServer server;
    private Rooms rooms;

    @BeforeEach
    void open() {
        door = new Door(folder.resolve("team"));
        server = new UnsteadyServer(door.address());
        rooms = rooms();
        connect();
    }

    private Rooms rooms() {
        return Rooms.on(folder.resolve("home"), Path.of("/usr/bin/python3"));
    }

    private void connect() {
        rooms.as(() -> {
            rooms.get(RemoteServers.class)
                    .save(rooms.project(), new RemoteServer(server.address(), "house/", "", "", THERE.value()));
            return true;
        });
    }

    @AfterEach
    void close() {
        rooms.close();
        server.close();
        door.close();
    }

    private String begin(String name, Map<String, String> tags) {
        return rooms.as(() -> {
            String experiment = rooms.get(Experiments.class)
                    .ensure(rooms.project(), "sweep")
                    .id();
            return rooms.get(Tracking.class)
                    .createRun(rooms.project(), new NewRun(experiment, name, "ann", 1_000L, tags))
                    .id();
        });
    }

    private void log(String run, LogBatch batch) {
        rooms.as(() -> {
            rooms.get(Tracking.class).logBatch(rooms.project(), run, batch);
            return true;
        });
    }

    private void points(String run, int from, int to) {
        log(
                run,
                LogBatch.ofMetrics(IntStream.range(from, to)
                        .mapToObj(
                                step -> new Metric("loss", step == 3 ? Double.NaN : 1.0 / (step + 1), 10 + step, step))
                        .toList()));
    }

    @Test
    void aRunThatNamesItselfOrItsChildAsParentHoldsNothingUp() {
        server.is(Mood.UNABLE);
        String own = begin("own", Map.of());
        String one = begin("one", Map.of());
        String other = begin("other", Map.of("mlflow.parentRunId", one));
        log(own, new LogBatch(List.of(), Map.of(), Map.of("mlflow.parentRunId", own)));
        log(one, new LogBatch(List.of(), Map.of(), Map.of("mlflow.parentRunId", other)));
        points(own, 0, 2);
        server.is(Mood.FINE);
        delivered();
        assertThat(there()).extracting(TrackedRun::name).contains("own", "one", "other");
        assertThat(standing().refused()).isZero();
    }

    @Test
    void aRunThatAnOlderOneOfTheSameMomentPointsAtIsMadeOnce() {
        TransactionTemplate together = new TransactionTemplate(rooms.get(PlatformTransactionManager.class));
        together.executeWithoutResult(status -> {
            String older = begin("older", Map.of());
            String newer = begin("newer", Map.of());
            log(older, new LogBatch(List.of(), Map.of(), Map.of("mlflow.parentRunId", newer)));
        });
        delivered();
        assertThat(there()).extracting(TrackedRun::name).containsExactly("newer", "older");
        assertThat(server.calls("runs/create")).isEqualTo(2);
    }

    private Deliveries.Standing standing() {
        return rooms.as(() -> rooms.get(Deliveries.class).ofProject(rooms.project()));
    }

    private void delivered() {
        await().atMost(Duration.ofSeconds(60)).until(() -> standing().requests() == 0);
    }

    private TrackedRun called(String name) {
        return there().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<TrackedRun> there() {
        Experiments experiments = door.bean(Experiments.class);
        return door.bean(Tracking.class)
                .search(
                        THERE,
                        new RunSearch(
                                List.of(experiments.named(THERE, "house/sweep").id()),
                                "",
                                Lifecycle.ALL,
                                List.of("attributes.run_name ASC"),
                                100,
                                null))
                .items();
    }

    private List<Metric> history(TrackedRun run) {
        return door.bean(Tracking.class)
                .history(THERE, run.id(), "loss", 10_000, null)
                .items();
    }

    @Test
    void aRunIsThereWithAllThatWasRecordedAndLeadsBack() {
        String parent =
                begin("search", Map.of("mlflow.source.name", "train", "slipway.version", "3", "team", "vision"));
        String child = begin("trial", Map.of(RemoteRuns.PARENT_TAG, parent));
        log(child, new LogBatch(List.of(), Map.of("rate", "0.1"), Map.of("stage", "trial")));
        points(child, 0, 5);
        rooms.as(() ->
                rooms.get(Tracking.class).update(rooms.project(), child, new RunUpdate(RunStatus.FINISHED, 99L, null)));
        delivered();
        List<TrackedRun> runs = there();
        assertThat(runs).extracting(TrackedRun::name).containsExactly("search", "trial");
        TrackedRun search = runs.getFirst();
        TrackedRun trial = runs.getLast();
        assertThat(search.tags())
                .containsEntry("team", "vision")
                .containsEntry("mlflow.user", "ann")
                .containsEntry(RemoteRuns.RUN_TAG, parent)
                .containsKeys("slipway.run_url", "mlflow.note.content");
        assertThat(trial.tags())
                .containsEntry(RemoteRuns.PARENT_TAG, search.id())
                .containsEntry("mlflow.source.name", "train v3")
                .containsEntry("stage", "trial");
        assertThat(trial.params()).containsEntry("rate", "0.1");
        assertThat(trial.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(trial.ended()).isEqualTo(99L);
        assertThat(history(trial)).extracting(Metric::step).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(rooms.as(() -> rooms.get(Deliveries.class)
                                .ofRun(rooms.project(), child)
                                .orElseThrow())
                        .page())
                .isEqualTo(server.address() + "/#/experiments/" + trial.experimentId() + "/runs/" + trial.id());
    }

    @Test
    void aRunThatBeganBeforeTheServerWasNamedComesWholeWithThoseInItWhenItGoesOn() {
        rooms.as(() -> {
            rooms.get(RemoteServers.class).remove(rooms.project());
            return true;
        });
        String run = begin("r", Map.of("team", "vision"));
        log(run, LogBatch.ofParams(Map.of("rate", "0.1")));
        points(run, 0, 1_000);
        points(run, 1_000, 1_500);
        String within = begin("within", Map.of("mlflow.parentRunId", run));
        log(within, LogBatch.ofParams(Map.of("depth", "2")));
        rooms.as(() -> rooms.get(Tracking.class)
                .update(rooms.project(), within, new RunUpdate(RunStatus.FINISHED, 98L, null)));
        connect();
        points(run, 1_500, 1_503);
        rooms.as(() ->
                rooms.get(Tracking.class).update(rooms.project(), run, new RunUpdate(RunStatus.FAILED, 99L, null)));
        delivered();
        assertThat(standing().reason()).isEmpty();
        TrackedRun there = called("r");
        TrackedRun nested = called("within");
        assertThat(nested.tags()).containsEntry("mlflow.parentRunId", there.id());
        assertThat(nested.params()).containsEntry("depth", "2");
        assertThat(nested.ended()).isEqualTo(98L);
        assertThat(there.params()).containsEntry("rate", "0.1");
        assertThat(there.tags()).containsEntry("team", "vision");
        assertThat(there.status()).isEqualTo(RunStatus.FAILED);
        assertThat(history(there)).hasSize(1_503);
    }

    @Test
    void aServerThatIsAwayLosesNothingAndItIsToldSince() {
        server.is(Mood.UNABLE);
        String run = begin("r", Map.of());
        points(run, 0, 120);
        await().until(() -> standing().problem().equals("server answers 503"));
        assertThat(standing().points()).isEqualTo(120);
        assertThat(standing().since()).isNotNull();
        server.is(Mood.FINE);
        delivered();
        assertThat(standing().problem()).isEmpty();
        assertThat(history(there().getFirst())).hasSize(120);
    }

    @Test
    void aRunWhoseMakingGotNoAnswerIsFoundAndNotMadeAgain() {
        server.losesFirst("runs/create");
        points(begin("r", Map.of()), 0, 3);
        delivered();
        assertThat(server.calls("runs/create")).isEqualTo(1);
        assertThat(there()).hasSize(1);
        assertThat(history(there().getFirst())).hasSize(3);
    }

    @Test
    void pointsThatArrivedWithoutAnAnswerAreNotSentAgain() {
        server.losesFirst("log-batch");
        String run = begin("r", Map.of());
        points(run, 0, 5);
        delivered();
        assertThat(server.calls("log-batch")).isEqualTo(1);
        assertThat(history(there().getFirst())).hasSize(5);
        points(run, 5, 7);
        delivered();
        assertThat(history(there().getFirst())).hasSize(7);
    }

    @Test
    void whatWaitedIsDeliveredByTheNextServerOnTheSameHome() {
        server.is(Mood.UNABLE);
        String run = begin("r", Map.of());
        points(run, 0, 10);
        rooms.close();
        server.is(Mood.FINE);
        rooms = rooms();
        delivered();
        assertThat(history(there().getFirst())).hasSize(10);
    }

    @Test
    void whatTheServerRefusesForGoodIsSetAsideAndTheRestGoesOn() {
        String run = begin("r", Map.of());
        log(run, LogBatch.ofParams(Map.of("rate", "0.1")));
        delivered();
        door.bean(Tracking.class)
                .logBatch(THERE, there().getFirst().id(), LogBatch.ofParams(Map.of("depth", "another")));
        log(run, LogBatch.ofParams(Map.of("depth", "3")));
        points(run, 0, 4);
        delivered();
        assertThat(history(there().getFirst())).hasSize(4);
        assertThat(standing().refused()).isEqualTo(1);
        assertThat(standing().reason()).contains("Changing param values is not allowed");
    }

    private OtherRuns.Found others(String filter) {
        CompletableFuture<OtherRuns.Found> found = new CompletableFuture<>();
        String experiment = rooms.as(() ->
                rooms.get(Experiments.class).ensure(rooms.project(), "sweep").id());
        rooms.as(() -> {
            rooms.get(OtherRuns.class).find(rooms.project(), experiment, filter, false, found::complete);
            return true;
        });
        return found.join();
    }

    @Test
    void whatOthersLoggedThereIsFoundOnceForAllWhoAskAndOursIsNot() {
        begin("ours", Map.of());
        delivered();
        String experiment =
                door.bean(Experiments.class).named(THERE, "house/sweep").id();
        Tracking theirs = door.bean(Tracking.class);
        TrackedRun good = theirs.createRun(THERE, new NewRun(experiment, "good", "bob", 5L, Map.of()));
        theirs.createRun(THERE, new NewRun(experiment, "other", "bob", 4L, Map.of()));
        theirs.logBatch(THERE, good.id(), LogBatch.ofMetrics(List.of(new Metric("acc", 0.9, 1, 0))));
        assertThat(others("").runs()).extracting(other -> other.run().name()).containsExactly("good", "other");
        assertThat(others("metrics.acc > 0.5").runs())
                .extracting(OtherRuns.OtherRun::page)
                .containsExactly(server.address() + "/#/experiments/" + experiment + "/runs/" + good.id());
        long asked = server.calls("runs/search");
        others("");
        assertThat(server.calls("runs/search")).isEqualTo(asked);
    }

    @Test
    void aServerThatIsAwaySaysSoInPlaceOfWhatOthersLogged() {
        server.is(Mood.UNABLE);
        assertThat(others("").problem()).isEqualTo("server answers 503");
    }
}
