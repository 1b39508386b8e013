package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.Rooms;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Dataset;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Metric;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import io.slipway.tracking.TrackingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of a recorded run wherever the project records: read in the store, or on the server that it is forwarded to. */
abstract class TrackingContract {
    @TempDir
    Path folder;

    private Rooms rooms;

    @BeforeEach
    void open() {
        rooms = Rooms.on(folder.resolve("home"), Path.of("/usr/bin/python3"));
        prepare(rooms);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    /** Sets what the project records on besides its store. */
    abstract void prepare(Rooms rooms);

    /** The run where the project records, when all of it is there. */
    abstract TrackedRun read(Rooms rooms, String run);

    abstract List<Metric> history(Rooms rooms, String run, String metric);

    private ProjectId project() {
        return rooms.project();
    }

    private void recording(Consumer<Tracking> work) {
        rooms.as(() -> {
            work.accept(rooms.get(Tracking.class));
            return true;
        });
    }

    private String begin(String name, Map<String, String> tags) {
        return rooms.as(() -> {
            String experiment =
                    rooms.get(Experiments.class).ensure(project(), "contract").id();
            return rooms.get(Tracking.class)
                    .createRun(project(), new NewRun(experiment, name, "ann", 1_000L, tags))
                    .id();
        });
    }

    private Metric latest(String run, String metric) {
        return Optional.ofNullable(read(rooms, run).metrics().get(metric))
                .orElseThrow()
                .latest();
    }

    @Test
    void aRunHasItsNameStartTagsAndParameters() {
        String run = begin("first", Map.of("team", "vision"));
        recording(tracking -> tracking.logBatch(
                project(), run, new LogBatch(List.of(), Map.of("rate", "0.1", "depth", "3"), Map.of())));
        TrackedRun read = read(rooms, run);
        assertThat(read.name()).isEqualTo("first");
        assertThat(read.started()).isEqualTo(1_000L);
        assertThat(read.user()).isEqualTo("ann");
        assertThat(read.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(read.tags()).containsEntry("team", "vision").containsEntry("mlflow.runName", "first");
        assertThat(read.params()).isEqualTo(Map.of("rate", "0.1", "depth", "3"));
    }

    @Test
    void theLatestPointIsTheOneOfTheGreatestStepAndEqualPointsAreOne() {
        String run = begin("points", Map.of());
        Metric first = new Metric("loss", 0.5, 10, 0);
        Metric last = new Metric("loss", 0.25, 5, 7);
        Metric nan = new Metric("loss", Double.NaN, 7, 3);
        recording(tracking -> {
            tracking.logBatch(project(), run, LogBatch.ofMetrics(List.of(last, first, nan)));
            tracking.logBatch(project(), run, LogBatch.ofMetrics(List.of(first, nan)));
        });
        assertThat(latest(run, "loss")).isEqualTo(last);
        assertThat(history(rooms, run, "loss")).containsExactly(last, nan, first);
    }

    @Test
    void infinityIsTheGreatestNumber() {
        String run = begin("infinite", Map.of());
        recording(tracking -> tracking.logBatch(
                project(), run, LogBatch.ofMetrics(List.of(new Metric("m", Double.NEGATIVE_INFINITY, 1, 0)))));
        assertThat(latest(run, "m").value()).isEqualTo(-Double.MAX_VALUE);
    }

    @Test
    void aTagThatIsSetAgainHasTheLaterTextAndOneThatIsRemovedIsGone() {
        String run = begin("tags", Map.of());
        recording(tracking -> {
            tracking.setTag(project(), run, "stage", "one");
            tracking.setTag(project(), run, "stage", "two");
            tracking.setTag(project(), run, "gone", "soon");
            tracking.deleteTag(project(), run, "gone");
            tracking.setTag(project(), run, "mlflow.note.content", "A **note**.");
        });
        assertThat(read(rooms, run).tags())
                .containsEntry("stage", "two")
                .containsEntry("mlflow.note.content", "A **note**.")
                .doesNotContainKey("gone");
    }

    @Test
    void aParameterThatChangesIsRefusedAndNothingElseOfItsBatchIsKept() {
        String run = begin("params", Map.of());
        recording(tracking -> tracking.logBatch(project(), run, LogBatch.ofParams(Map.of("p", "1"))));
        assertThatThrownBy(() -> recording(tracking -> tracking.logBatch(
                        project(), run, new LogBatch(List.of(), Map.of("p", "2"), Map.of("with", "it")))))
                .isInstanceOf(TrackingException.class);
        TrackedRun read = read(rooms, run);
        assertThat(read.params()).isEqualTo(Map.of("p", "1"));
        assertThat(read.tags()).doesNotContainKey("with");
    }

    @Test
    void aRunIsRenamedAndEnds() {
        String run = begin("before", Map.of());
        recording(tracking -> tracking.update(project(), run, new RunUpdate(RunStatus.FAILED, 5_000L, "after")));
        TrackedRun read = read(rooms, run);
        assertThat(read.name()).isEqualTo("after");
        assertThat(read.tags()).containsEntry("mlflow.runName", "after");
        assertThat(read.status()).isEqualTo(RunStatus.FAILED);
        assertThat(read.ended()).isEqualTo(5_000L);
    }

    @Test
    void theDataThatARunReadIsKnown() {
        String run = begin("reads", Map.of());
        Dataset data = new Dataset(
                "iris", "d1", "local", "{\"uri\": \"x\"}", "{}", "{}", Map.of("mlflow.data.context", "training"));
        recording(tracking -> tracking.logInputs(project(), run, List.of(data)));
        assertThat(read(rooms, run).datasets()).containsExactly(data);
    }

    @Test
    void aDeletedRunIsDeletedUntilItIsRestored() {
        String gone = begin("gone", Map.of());
        String back = begin("back", Map.of());
        recording(tracking -> {
            tracking.delete(project(), gone);
            tracking.delete(project(), back);
            tracking.restore(project(), back);
        });
        assertThat(read(rooms, gone).deleted()).isTrue();
        assertThat(read(rooms, back).deleted()).isFalse();
    }
}
