package io.slipway.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Points of one metric that lie together.
 *
 * @param place how many points of the metric came before
 */
record Chunk(long metric, long place, List<Metric> points) {
    static final int MOST = 1_000;
    private static final int FEW = 64;
    private static final int MANY = 15 * FEW;

    /** Points that come after so many others, cut into chunks. */
    static List<Chunk> cut(long metric, long before, List<Metric> points) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < points.size(); from += MOST) {
            int to = Math.min(points.size(), from + MOST);
            chunks.add(new Chunk(metric, before + from, points.subList(from, to)));
        }
        return chunks;
    }

    /** Chunks that follow each other, put together as far as they may be. */
    static List<Chunk> joined(List<Chunk> chunks) {
        List<Chunk> joined = new ArrayList<>();
        for (Chunk chunk : chunks) {
            Chunk before = joined.isEmpty() ? null : joined.getLast();
            if (before == null || before.points.size() + chunk.points.size() > MOST) {
                joined.add(new Chunk(chunk.metric, chunk.place, new ArrayList<>(chunk.points)));
            } else {
                before.points.addAll(chunk.points);
            }
        }
        return joined;
    }

    /**
     * From which place on chunks should be joined, now that points came in a small number; -1 if not now. Each point is
     * joined twice: with some others, and these with as many as a chunk may have.
     */
    static long joinedFrom(long before, int more) {
        long after = before + more;
        if (more >= FEW || before / FEW == after / FEW) {
            return -1;
        }
        long span = before / MANY == after / MANY ? FEW : MANY;
        return (after / span - 1) * span;
    }

    /** As {@link PointStore} writes it. */
    Object[] row(long run) {
        Long[] steps = points.stream().map(Metric::step).toArray(Long[]::new);
        Long[] times = points.stream().map(Metric::timestamp).toArray(Long[]::new);
        Double[] values = points.stream().map(Metric::value).toArray(Double[]::new);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long step : steps) {
            first = Math.min(first, step);
            last = Math.max(last, step);
        }
        return new Object[] {run, metric, place, points.size(), first, last, steps, times, values};
    }

    /** As it is read. */
    static Chunk of(long metric, long place, String name, Object[] steps, Object[] times, Object[] values) {
        List<Metric> points = new ArrayList<>(steps.length);
        for (int at = 0; at < steps.length; at++) {
            points.add(new Metric(name, (Double) values[at], (Long) times[at], (Long) steps[at]));
        }
        return new Chunk(metric, place, points);
    }

    Stream<Metric> within(long from, long to) {
        return points.stream().filter(point -> point.step() >= from && point.step() <= to);
    }
}
