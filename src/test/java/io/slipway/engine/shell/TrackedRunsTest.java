package io.slipway.engine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Rooms;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the run that an attempt logs to ends: as the attempt did. */
class TrackedRunsTest {
    @TempDir
    Path folder;

    private static TrackedRun run(Rooms rooms, RunStatus said, boolean succeeded) {
        return rooms.as(() -> {
            Tracking tracking = rooms.get(Tracking.class);
            String experiment =
                    rooms.get(Experiments.class).ensure(rooms.project(), "e").id();
            String run = tracking.createRun(rooms.project(), new NewRun(experiment, "train", "ann", 1L, Map.of()))
                    .id();
            tracking.update(rooms.project(), run, new RunUpdate(said, null, null));
            rooms.get(TrackedRuns.class).end(rooms.project(), run, succeeded, Instant.ofEpochSecond(9));
            return tracking.get(rooms.project(), run);
        });
    }

    private static RunStatus ended(Rooms rooms, RunStatus said, boolean succeeded) {
        return run(rooms, said, succeeded).status();
    }

    @Test
    void aRunThatItsClientEndedBeforeTheStepWasOverEndsWithTheStep() {
        try (Rooms rooms = Rooms.on(folder.resolve("home"), Path.of("/usr/bin/python3"))) {
            TrackedRun run = run(rooms, RunStatus.FINISHED, true);
            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.ended()).isEqualTo(9_000L);
        }
    }

    @Test
    void aClientThatEndedItsRunBeforeTheStepFailedIsCorrectedAndNoOther() {
        try (Rooms rooms = Rooms.on(folder.resolve("home"), Path.of("/usr/bin/python3"))) {
            assertThat(ended(rooms, RunStatus.FINISHED, false)).isEqualTo(RunStatus.FAILED);
            assertThat(ended(rooms, RunStatus.RUNNING, false)).isEqualTo(RunStatus.FAILED);
            assertThat(ended(rooms, RunStatus.KILLED, false)).isEqualTo(RunStatus.KILLED);
            assertThat(ended(rooms, RunStatus.FAILED, true)).isEqualTo(RunStatus.FAILED);
            assertThat(ended(rooms, RunStatus.RUNNING, true)).isEqualTo(RunStatus.FINISHED);
        }
    }
}
