package io.slipway.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.engine.SomeRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunPagesTest {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private final List<PipelineRun> stored = new ArrayList<>(
            IntStream.range(0, 120).mapToObj(RunPagesTest::run).toList().reversed());
    private final List<Runs.Query> asked = new ArrayList<>();
    private final RunPages pages = new RunPages(
            this::list,
            runs -> runs.stream().map(run -> new RunRow(run, Map.of())).toList());

    static PipelineRun run(int number) {
        return SomeRun.of("r%03d".formatted(number), RunState.SUCCEEDED, EPOCH.plusSeconds(number));
    }

    private List<PipelineRun> list(Runs.Query query) {
        asked.add(query);
        return stored.stream()
                .filter(run -> query.before() == null || run.id().compareTo(query.before()) < 0)
                .limit(query.limit())
                .toList();
    }

    private List<String> ids(int offset, int limit) {
        return pages.rows(offset, limit).stream().map(row -> row.run().id()).toList();
    }

    @Test
    void theStoreIsAskedAfterTheLastKnownRunAndOnlyAsFarAsNeeded() {
        assertThat(ids(0, 50)).startsWith("r119", "r118").hasSize(50);
        assertThat(asked).hasSize(1);
        assertThat(ids(50, 50)).startsWith("r069").hasSize(50);
        assertThat(asked.get(1).before()).isEqualTo("r070");
        assertThat(ids(100, 50)).hasSize(20).endsWith("r000");
        assertThat(ids(150, 50)).isEmpty();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aNewRunOnTopShiftsNothingUntilTheListIsReadAnew() {
        assertThat(ids(0, 50)).startsWith("r119");
        stored.addFirst(run(120));
        assertThat(ids(50, 2)).containsExactly("r069", "r068");
        pages.show(Narrowing.NONE, Optional.empty());
        assertThat(ids(0, 1)).containsExactly("r120");
    }

    @Test
    void olderRunsThanWantedEndTheList() {
        pages.show(Narrowing.NONE, Optional.of(EPOCH.plusSeconds(117)));
        assertThat(ids(0, 50)).containsExactly("r119", "r118", "r117");
        assertThat(asked).hasSize(1);
    }

    @Test
    void allCanBeAskedForAtOnce() {
        assertThat(ids(0, Integer.MAX_VALUE)).hasSize(120);
        assertThat(ids(100, Integer.MAX_VALUE)).hasSize(20);
    }
}
