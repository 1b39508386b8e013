package io.slipway.ui.logged;

import io.slipway.tracking.Dataset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a logged run shows beside what the comparison knows of it.
 *
 * @param parent the run that it is nested in; null if in none, or in one that is not there
 * @param nested those in it, the oldest first
 * @param more whether there are more than these
 */
record LoggedRun(
        @Nullable Other parent, List<Other> nested, boolean more, List<Data> data, boolean mayRun, boolean mayEdit) {

    /** Another run, and where its page is. */
    record Other(String id, String name, String state, String address) {}

    /**
     * Data that it read, as its client said: source, schema and profile are JSON, or whatever the client chose.
     *
     * @param context what it was for, as in {@code training}; empty if that was not said
     */
    record Data(
            String name,
            String digest,
            String context,
            String sourceType,
            String source,
            @Nullable String schema,
            @Nullable String profile) {
        private static final String CONTEXT = "mlflow.data.context";

        static Data of(Dataset dataset) {
            return new Data(
                    dataset.name(),
                    dataset.digest(),
                    dataset.tags().getOrDefault(CONTEXT, ""),
                    dataset.sourceType(),
                    dataset.source(),
                    dataset.schema(),
                    dataset.profile());
        }
    }
}
