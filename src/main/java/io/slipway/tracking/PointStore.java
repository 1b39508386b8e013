package io.slipway.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The points of metrics, in chunks. */
@Repository
class PointStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    PointStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    void add(long run, List<Chunk> chunks) {
        batch.batchUpdate(
                "INSERT INTO metric_chunk (run, metric, place, size, first_step, last_step, steps, logged, measured)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                chunks.stream().map(chunk -> chunk.row(run)).toList());
    }

    /** Puts the chunks of a metric from a place on together. */
    void join(long run, long metric, long from) {
        List<Chunk> small = jdbc.sql(CHUNKS + " AND metric = :metric AND place >= :from ORDER BY place")
                .param("run", run)
                .param("metric", metric)
                .param("from", from)
                .query((row, index) -> chunk(row, ""))
                .list();
        List<Chunk> joined = Chunk.joined(small);
        if (joined.size() < small.size()) {
            jdbc.sql("DELETE FROM metric_chunk WHERE run = :run AND metric = :metric AND place >= :from")
                    .param("run", run)
                    .param("metric", metric)
                    .param("from", from)
                    .update();
            add(run, joined);
        }
    }

    /** The points of these metrics at these steps. */
    Set<Metric> among(long run, Map<Long, String> metrics, long from, long to) {
        Set<Metric> found = new HashSet<>();
        jdbc.sql(CHUNKS + " AND metric = ANY(:metrics) AND last_step >= :from AND first_step <= :to")
                .param("run", run)
                .param("metrics", metrics.keySet().toArray(Long[]::new))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    String name = metrics.get(row.getLong("metric"));
                    if (name != null) {
                        chunk(row, name).within(from, to).forEach(found::add);
                    }
                });
        return found;
    }

    /** By step. */
    List<Metric> between(long run, long metric, String name, long from, long to) {
        List<Metric> found = new ArrayList<>();
        jdbc.sql(CHUNKS + " AND metric = :metric AND last_step >= :from AND first_step <= :to ORDER BY place")
                .param("run", run)
                .param("metric", metric)
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    chunk(row, name).within(from, to).forEach(found::add);
                });
        found.sort(PointOrder.BY_STEP);
        return found;
    }

    /** By time. */
    List<Metric> history(long run, long metric, String name, int limit, int offset) {
        List<Chunk> page = jdbc.sql(CHUNKS + " AND metric = :metric AND place > :after AND place < :end ORDER BY place")
                .param("run", run)
                .param("metric", metric)
                .param("after", (long) offset - Chunk.MOST)
                .param("end", (long) offset + limit)
                .query((row, index) -> chunk(row, name))
                .list();
        // Asked after the points: once they are out of order, they stay so.
        if (page.isEmpty() || isSorted(run, metric)) {
            long first = page.isEmpty() ? offset : page.getFirst().place();
            return part(page.stream().flatMap(chunk -> chunk.points().stream()), offset - first, limit);
        }
        List<Metric> all = between(run, metric, name, Long.MIN_VALUE, Long.MAX_VALUE);
        return part(all.stream().sorted(PointOrder.BY_TIME), offset, limit);
    }

    private static List<Metric> part(Stream<Metric> points, long offset, int limit) {
        return points.skip(offset).limit(limit).toList();
    }

    private boolean isSorted(long run, long metric) {
        return jdbc.sql("SELECT sorted FROM metric_summary WHERE run = :run AND metric = :metric")
                .param("run", run)
                .param("metric", metric)
                .query((row, index) -> row.getBoolean(1))
                .optional()
                .orElse(true);
    }

    private static final String CHUNKS =
            "SELECT metric, place, steps, logged, measured FROM metric_chunk WHERE run = :run";

    private static Chunk chunk(ResultSet row, String name) throws SQLException {
        return Chunk.of(
                row.getLong("metric"),
                row.getLong("place"),
                name,
                array(row, "steps"),
                array(row, "logged"),
                array(row, "measured"));
    }

    private static Object[] array(ResultSet row, String column) throws SQLException {
        return (Object[]) row.getArray(column).getArray();
    }
}
