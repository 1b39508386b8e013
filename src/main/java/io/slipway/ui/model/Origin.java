package io.slipway.ui.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a model comes from: which run made it, in which step of what code, from what data. */
record Origin(
        @Nullable Place run, @Nullable Place step, @Nullable Place code, List<Place> data) {
    static final Origin UNKNOWN = new Origin(null, null, null, List.of());

    Origin {
        data = List.copyOf(data);
    }

    /** What something is called, and its page; an empty address where it has none. */
    record Place(String words, String address) {}
}
