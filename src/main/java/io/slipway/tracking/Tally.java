package io.slipway.tracking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary in the making; the extremes are NaN while there was no number.
 *
 * @param sorted whether the points came in order, both by time and by step
 */
record Tally(Metric latest, double lowest, double highest, long points, boolean sorted) {
    /** What was there, if anything, and these points after it. */
    static Tally of(@Nullable Tally before, List<Metric> points) {
        Tally tally = before;
        for (Metric point : points) {
            tally = tally == null ? new Tally(point, point.value(), point.value(), 1, true) : tally.plus(point);
        }
        if (tally == null) {
            throw new IllegalArgumentException("no points");
        }
        return tally;
    }

    private Tally plus(Metric point) {
        double value = point.value();
        return new Tally(
                PointOrder.LATER.compare(latest, point) >= 0 ? latest : point,
                Double.isNaN(lowest) ? value : Double.isNaN(value) ? lowest : Math.min(lowest, value),
                Double.isNaN(highest) ? value : Double.isNaN(value) ? highest : Math.max(highest, value),
                points + 1,
                sorted && PointOrder.areInOrder(latest, point));
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
            PointOrder.stored(latest),
            Double.isNaN(latest.value()),
            Double.isNaN(lowest) ? null : (Double) lowest,
            Double.isNaN(highest) ? null : (Double) highest,
            points,
            sorted,
            run,
            metric
        };
    }
}
