package io.slipway.ui.experiment;

import io.slipway.tracking.Lifecycle;
import io.slipway.tracking.RunSearch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what a person set in the page into searches in MLflow's language. */
record RunQuery(String experiment, TableState state) {
    /** Key of the column that tells the pipeline version. */
    static final String VERSION = "pipeline";

    static final String PARENT = "mlflow.parentRunId";

    /** The runs that stand at the left edge. */
    RunSearch top() {
        return state.nested() || state.deleted() ? search() : search().ofOutermost();
    }

    /** The runs that are nested in one; they are shown whatever the filter says, because the parent was asked for. */
    RunSearch in(String parent) {
        return new RunSearch(
                List.of(experiment),
                "tags.`" + PARENT + "` = '" + parent + "'",
                Lifecycle.ACTIVE_ONLY,
                List.of("attributes.start_time ASC"),
                1,
                null);
    }

    private RunSearch search() {
        String named = state.text().isBlank() ? "" : "attributes.run_name ILIKE " + quoted("%" + state.text() + "%");
        String filter = Stream.of(state.filter().strip(), named)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" AND "));
        Lifecycle lifecycle = state.deleted() ? Lifecycle.DELETED_ONLY : Lifecycle.ACTIVE_ONLY;
        return new RunSearch(List.of(experiment), filter, lifecycle, order(), 1, null);
    }

    private List<String> order() {
        boolean down = state.sort().startsWith("-");
        String key = down ? state.sort().substring(1) : state.sort();
        if (key.isEmpty()) {
            return List.of();
        }
        String direction = down ? " DESC" : " ASC";
        if (key.equals(VERSION)) {
            return List.of("tags.`slipway.pipeline`" + direction, "attributes.start_time" + direction);
        }
        String term = RunColumn.of(key).map(RunColumn::sortTerm).orElse("attributes." + key);
        return List.of(term + direction);
    }

    // The language knows no escapes: a text with both kinds of quotes is looked for without the double ones.
    private static String quoted(String text) {
        return text.indexOf('\'') < 0 ? "'" + text + "'" : "\"" + text.replace("\"", "") + "\"";
    }
}
