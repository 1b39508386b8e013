package io.slipway.ui.runs;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a list as far as somebody has scrolled. The store is asked page by page after the last one known, never
 * for an offset: that stays quick however many there are, and nothing is shown twice when a new one comes on top.
 */
final class RunPages {
    private static final int PAGE = 50;
    private final Function<Runs.Query, List<PipelineRun>> runs;
    private final Function<List<PipelineRun>, List<RunRow>> rows;
    private final List<RunRow> known = new ArrayList<>();
    private Narrowing narrowing = Narrowing.NONE;
    private @Nullable Instant begin;
    private boolean all;

    RunPages(Function<Runs.Query, List<PipelineRun>> runs, Function<List<PipelineRun>, List<RunRow>> rows) {
        this.runs = runs;
        this.rows = rows;
    }

    /** Begins anew. */
    void show(Narrowing wanted, Optional<Instant> oldest) {
        narrowing = wanted;
        begin = oldest.orElse(null);
        known.clear();
        all = false;
    }

    /** At most so many from there on, newest first. */
    List<RunRow> rows(int offset, int limit) {
        while (!all && known.size() - offset < limit) {
            more();
        }
        int from = Math.min(offset, known.size());
        return List.copyOf(known.subList(from, from + Math.min(limit, known.size() - from)));
    }

    private void more() {
        String last = known.isEmpty() ? null : known.getLast().run().id();
        List<PipelineRun> page = runs.apply(narrowing.query(last, PAGE));
        List<PipelineRun> young = page.stream().filter(this::isYoung).toList();
        known.addAll(rows.apply(young));
        all = page.size() < PAGE || young.size() < page.size();
    }

    private boolean isYoung(PipelineRun run) {
        return begin == null || !run.created().isBefore(begin);
    }
}
