package io.slipway.tracking;

import java.util.List;

/** One comparison of a filter. Operators are upper case; IN lists have several values, IS NULL none. */
record Clause(Entity entity, String name, String operator, List<String> values) {
    /** What a key belongs to. */
    enum Entity {
        METRIC,
        PARAMETER,
        TAG,
        ATTRIBUTE,
        DATASET
    }

    double number() {
        return Double.parseDouble(values.getFirst());
    }
}
