package io.slipway.tracking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs to find, in MLflow's search language, and which page of them.
 *
 * @param outermost whether runs are left out that are nested in another of their experiment, as long as that is not deleted
 */
public record RunSearch(
        List<String> experimentIds,
        String filter,
        Lifecycle lifecycle,
        List<String> orderBy,
        int limit,
        @Nullable String pageToken,
        boolean outermost) {
    public RunSearch(
            List<String> experimentIds,
            String filter,
            Lifecycle lifecycle,
            List<String> orderBy,
            int limit,
            @Nullable String pageToken) {
        this(experimentIds, filter, lifecycle, orderBy, limit, pageToken, false);
    }

    /** The same search without runs that are nested. */
    public RunSearch ofOutermost() {
        return new RunSearch(experimentIds, filter, lifecycle, orderBy, limit, pageToken, true);
    }

    /** The same search for some of its runs, from a place in the list on: for a table that is scrolled. */
    public RunSearch window(int offset, int size) {
        return new RunSearch(experimentIds, filter, lifecycle, orderBy, size, PageToken.of(offset), outermost);
    }
}
