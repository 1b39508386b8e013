package io.slipway.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.RunSearch;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunQueryTest {
    private static TableState state(String filter, String text, String sort) {
        return new TableState(filter, text, List.of(), sort, false, false, false, List.of());
    }

    private static RunSearch top(TableState state) {
        return new RunQuery("7", state).top();
    }

    @Test
    void nestedRunsWaitUnderTheirParents() {
        RunSearch search = top(state("", "", ""));
        assertThat(search.experimentIds()).containsExactly("7");
        assertThat(search.filter()).isEmpty();
        assertThat(search.outermost()).isTrue();
        assertThat(search.window(1, 2).outermost()).isTrue();
        assertThat(search.orderBy()).isEmpty();
        assertThat(top(state("", "", "").withNested(true)).outermost()).isFalse();
    }

    @Test
    void whatAPersonTypedComesFirstSoThatTheParserSpeaksOfIt() {
        assertThat(top(state("metrics.acc > 0.9 ", "it's", "")).filter())
                .isEqualTo("metrics.acc > 0.9 AND attributes.run_name ILIKE \"%it's%\"");
        assertThat(top(state("", "a'b\"c", "")).filter()).contains("\"%a'bc%\"");
    }

    @Test
    void anyColumnMaySort() {
        assertThat(top(state("", "", "-metrics.val acc")).orderBy()).containsExactly("metrics.`val acc` DESC");
        assertThat(top(state("", "", "params.lr")).orderBy()).containsExactly("numeric:params.`lr` ASC");
        assertThat(top(state("", "", "-start_time")).orderBy()).containsExactly("attributes.start_time DESC");
    }

    @Test
    void deletedRunsStandInOneListWithoutNesting() {
        RunSearch search = top(state("", "", "").withDeleted(true));
        assertThat(search.lifecycle()).isEqualTo(Lifecycle.DELETED_ONLY);
        assertThat(search.filter()).isEmpty();
        assertThat(search.outermost()).isFalse();
    }

    @Test
    void theRunsInAParentDoNotDependOnTheFilter() {
        assertThat(new RunQuery("7", state("metrics.acc > 2", "x", ""))
                        .in("abc")
                        .filter())
                .isEqualTo("tags.`mlflow.parentRunId` = 'abc'");
    }
}
