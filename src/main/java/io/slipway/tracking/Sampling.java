package io.slipway.tracking;

import java.util.ArrayList;
import java.util.List;

/** Thins a curve evenly; its first and last points stay. */
final class Sampling {
    private Sampling() {}

    static List<Metric> thin(List<Metric> curve, int points) {
        if (curve.size() <= points) {
            return curve;
        }
        if (points == 1) {
            return List.of(curve.getLast());
        }
        List<Metric> kept = new ArrayList<>(points);
        for (int i = 0; i < points; i++) {
            kept.add(curve.get((int) ((long) i * (curve.size() - 1) / (points - 1))));
        }
        return kept;
    }
}
