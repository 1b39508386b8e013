package io.slipway.tracking;

import java.util.Comparator;

/** The two orders of a metric's points, each of them total. A NaN stands right after zero: so the databases once stored it, and pages that are half read go on. */
final class PointOrder {
    /** Of what is the same by this, what was first stays the latest. */
    static final Comparator<Metric> LATER = Comparator.comparingLong(Metric::step)
            .thenComparingLong(Metric::timestamp)
            .thenComparingDouble(PointOrder::stored);

    static final Comparator<Metric> BY_STEP = LATER.thenComparing(PointOrder::isNaN);
    static final Comparator<Metric> BY_TIME =
            Comparator.comparingLong(Metric::timestamp).thenComparing(BY_STEP);

    private PointOrder() {}

    /** Whether a point comes after another in both orders. */
    static boolean areInOrder(Metric earlier, Metric later) {
        return BY_TIME.compare(earlier, later) <= 0 && BY_STEP.compare(earlier, later) <= 0;
    }

    static double stored(Metric point) {
        return isNaN(point) ? 0 : point.value();
    }

    private static boolean isNaN(Metric point) {
        return Double.isNaN(point.value());
    }
}
