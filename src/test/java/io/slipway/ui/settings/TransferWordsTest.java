package io.slipway.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.project.ProjectId;
import io.slipway.tracking.transfer.Kind;
import io.slipway.tracking.transfer.Progress;
import io.slipway.tracking.transfer.Progress.Count;
import io.slipway.tracking.transfer.Transfer;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfer.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferWordsTest {
    private static String counts(State state, Map<Kind, Count> counts, long points, long files) {
        Transfer transfer = new Transfer(
                "t",
                new ProjectId("p"),
                Direction.IN,
                new Transfer.File("/data/mlflow.db", ""),
                List.of(),
                state,
                true,
                "ann",
                Instant.EPOCH,
                null,
                points,
                files,
                files * 1_500);
        return TransferWords.counts(new Progress(transfer, counts, "", 0));
    }

    @Test
    void whatIsNewStandsBesideWhatWasThere() {
        assertThat(counts(
                        State.DONE,
                        Map.of(Kind.EXPERIMENT, new Count(1, 1, 1), Kind.RUN, new Count(1_040, 1_040, 1_039)),
                        1,
                        2))
                .isEqualTo("1 of 1 experiment · 1,040 of 1,040 runs (1,039 there already) · 1 point · 2 files, 3.0 kB");
    }

    @Test
    void whereNothingIsNewNoNoughtsAreCounted() {
        assertThat(counts(
                        State.DONE, Map.of(Kind.RUN, new Count(40, 40, 40), Kind.REGISTERED, new Count(1, 1, 1)), 0, 0))
                .isEqualTo("40 runs, all there already · 1 registered model, there already");
    }

    @Test
    void whileItGoesOnItIsNotSaidThatAllWasThere() {
        assertThat(counts(State.GOING, Map.of(Kind.RUN, new Count(40, 12, 12)), 0, 0))
                .isEqualTo("12 of 40 runs (12 there already)");
    }
}
