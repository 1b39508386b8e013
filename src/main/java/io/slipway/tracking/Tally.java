package io.slipway.tracking;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A summary in the making; the extremes are NaN while there was no number. */
record Tally(Metric latest, double lowest, double highest, long points) {
    private static final Comparator<Metric> LATER = Comparator.comparingLong(Metric::step)
            .thenComparingLong(Metric::timestamp)
            .thenComparingDouble(Tally::stored);

    static Tally of(Metric point) {
        return new Tally(point, point.value(), point.value(), 1);
    }

    Tally plus(Tally other) {
        return new Tally(
                LATER.compare(latest, other.latest) >= 0 ? latest : other.latest,
                Double.isNaN(lowest)
                        ? other.lowest
                        : Double.isNaN(other.lowest) ? lowest : Math.min(lowest, other.lowest),
                Double.isNaN(highest)
                        ? other.highest
                        : Double.isNaN(other.highest) ? highest : Math.max(highest, other.highest),
                points + other.points);
    }

    /** Whether the point was logged at a later step, or later at the last one: then it can't be among those that were counted. */
    boolean isBefore(Metric point) {
        return point.step() > latest.step()
                || (point.step() == latest.step() && point.timestamp() > latest.timestamp());
    }

    Summary summary(String name) {
        Metric last = new Metric(name, latest.value(), latest.timestamp(), latest.step());
        return new Summary(last, lowest, highest, points);
    }

    @Nullable
    Object[] row(long run, long metric) {
        return new @Nullable Object[] {
            latest.step(),
            latest.timestamp(),
            stored(latest),
            Double.isNaN(latest.value()),
            Double.isNaN(lowest) ? null : (Double) lowest,
            Double.isNaN(highest) ? null : (Double) highest,
            points,
            run,
            metric
        };
    }

    private static double stored(Metric point) {
        return Double.isNaN(point.value()) ? 0 : point.value();
    }
}
