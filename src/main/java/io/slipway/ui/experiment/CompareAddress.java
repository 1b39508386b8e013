package io.slipway.ui.experiment;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;

/** The address of a comparison: ids with commas between, the first one the baseline. */
final class CompareAddress {
    private CompareAddress() {}

    static QueryParameters of(List<String> runs) {
        return QueryParameters.of("runs", String.join(",", runs));
    }
}
