package io.slipway.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableStateTest {
    private static final TableState ALL = new TableState(
            "metrics.acc > 0.5",
            "fraud",
            List.of("params.lr", "metrics.val,loss"),
            "-metrics.acc",
            true,
            true,
            true,
            List.of("a", "b"));

    @Test
    void theAddressHoldsEverythingThatWasSet() {
        QueryParameters query = QueryParameters.fromString(ALL.query().getQueryString());
        assertThat(TableState.of(query)).isEqualTo(ALL);
    }

    @Test
    void theAddressOfATableThatNobodyTouchedIsBare() {
        TableState usual = TableState.of(QueryParameters.empty());
        assertThat(usual.query().getParameters()).isEmpty();
        assertThat(usual.narrowed()).isFalse();
        assertThat(ALL.narrowed()).isTrue();
    }

    @Test
    void turningToTheDeletedRunsForgetsWhichWereSelected() {
        assertThat(ALL.withDeleted(false).picked()).isEmpty();
    }
}
