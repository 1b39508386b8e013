package io.slipway.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.project.ProjectId;
import io.slipway.tracking.Metric;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DefaultColumnsTest {
    private static TrackedRun run(Map<String, String> params, String... metrics) {
        Map<String, Summary> summaries = new TreeMap<>();
        for (String metric : metrics) {
            summaries.put(metric, new Summary(new Metric(metric, 1, 1, 0), 1, 1, 1));
        }
        return new TrackedRun(
                new ProjectId("p"),
                "id",
                "1",
                "r",
                "",
                RunStatus.FINISHED,
                1,
                2L,
                false,
                "",
                params,
                Map.of(),
                summaries,
                List.of(),
                List.of());
    }

    private static List<String> keys(TrackedRun... runs) {
        return DefaultColumns.of(List.of(runs)).stream().map(RunColumn::key).toList();
    }

    @Test
    void onlyParametersThatTellRunsApartWhereThereAreAny() {
        assertThat(keys(
                        run(Map.of("a", "1", "b", "1", "c", "1", "d", "1", "lr", "0.1")),
                        run(Map.of("a", "1", "b", "1", "c", "1", "d", "1", "lr", "0.2"))))
                .containsExactly("params.lr");
        assertThat(keys(run(Map.of("a", "1", "b", "1")), run(Map.of("a", "1", "b", "1"))))
                .containsExactly("params.a", "params.b");
    }

    @Test
    void metricsThatMostRunsHaveComeFirstAndThoseOfTheMachineNever() {
        assertThat(keys(run(Map.of(), "rare", "loss", "system/cpu"), run(Map.of(), "loss", "fit.system/cpu")))
                .containsExactly("metrics.loss", "metrics.rare");
    }

    @Test
    void runsThatRecordedNothingHaveNone() {
        assertThat(keys(run(Map.of()))).isEmpty();
    }

    @Test
    void aColumnsKeyLeadsBackToIt() {
        for (RunColumn.Kind kind : RunColumn.Kind.values()) {
            RunColumn column = new RunColumn(kind, "val.loss, x");
            assertThat(RunColumn.of(column.key())).contains(column);
        }
        assertThat(RunColumn.of("start_time")).isEmpty();
        assertThat(RunColumn.of("params.")).isEmpty();
    }
}
