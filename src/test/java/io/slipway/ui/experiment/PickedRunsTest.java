package io.slipway.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.slipway.Rooms;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.engine.SomeRun;
import io.slipway.tracking.Experiments;
import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.NewRun;
import io.slipway.tracking.TrackedRun;
import io.slipway.tracking.Tracking;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a notebook, deleted and brought back from a table; the ways back by a click are walked in a browser. */
class PickedRunsTest {
    @TempDir
    Path home;

    private Rooms rooms;
    private Tracking tracking;
    private final List<RunRow> picked = new ArrayList<>();
    private int unpicked;

    @BeforeEach
    void open() {
        rooms = Rooms.on(home.resolve("home"), Path.of("python3"));
        tracking = rooms.get(Tracking.class);
        UI.setCurrent(new UI());
    }

    @AfterEach
    void close() {
        UI.setCurrent(null);
        rooms.close();
    }

    private final class Table implements PickedRuns.Table {
        private static final long serialVersionUID = 1L;

        @Override
        public List<RunRow> picked() {
            return List.copyOf(picked);
        }

        @Override
        public void unpick() {
            unpicked++;
        }

        @Override
        public void refresh() {}
    }

    private RunRow row(String name, @Nullable RunState pipeline) {
        TrackedRun run = rooms.as(() -> {
            String experiment = rooms.get(Experiments.class)
                    .search(rooms.project(), "", Lifecycle.ACTIVE_ONLY, List.of(), 1, null)
                    .items()
                    .getFirst()
                    .id();
            return tracking.createRun(rooms.project(), new NewRun(experiment, name, "ann", null, Map.of()));
        });
        return new RunRow(run, pipeline == null ? null : SomeRun.of(run.id(), pipeline, Instant.EPOCH), false);
    }

    private PickedRuns deeds() {
        return new PickedRuns(new RunActions(tracking, rooms.get(Runs.class)), rooms.project(), new Table());
    }

    private boolean deleted(RunRow row) {
        return rooms.as(() -> tracking.get(rooms.project(), row.id()).deleted());
    }

    @Test
    void runsAreDeletedAndBroughtBackAndNothingStaysPicked() {
        RunRow row = row("wide", null);
        picked.add(row);
        rooms.as(() -> {
            deeds().delete();
            return true;
        });
        assertThat(deleted(row)).isTrue();
        rooms.as(() -> {
            deeds().restore();
            return true;
        });
        assertThat(deleted(row)).isFalse();
        assertThat(unpicked).isEqualTo(2);
    }

    @Test
    void aRunThatGoesOnIsLeftAloneAndSaidSo() {
        RunRow going = row("going", RunState.RUNNING);
        picked.add(going);
        rooms.as(() -> {
            deeds().delete();
            return true;
        });
        assertThat(deleted(going)).isFalse();
        RunRow one = row("wide", null);
        assertThat(PickedRuns.deleted(List.of(), 1)).isEqualTo("Nothing is deleted; 1 still going on: stop first");
        assertThat(PickedRuns.deleted(List.of(one), 1)).isEqualTo("wide is deleted");
        assertThat(PickedRuns.deleted(List.of(one, one), 4))
                .isEqualTo("2 runs are deleted; 2 still going on: stop first");
    }
}
