package io.slipway.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Points of metrics, and one summary row for each run and metric that is kept in step with them. */
@Repository
class MetricStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final MetricNameStore names;

    MetricStore(JdbcClient jdbc, JdbcTemplate batch, MetricNameStore names) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.names = names;
    }

    /** Appends points to a run that the caller has locked; points that are there already change nothing. */
    void append(long run, List<Metric> points) {
        Set<String> wanted = new HashSet<>();
        points.forEach(point -> wanted.add(point.name()));
        Map<String, Long> numbers = names.numbers(wanted);
        List<Object[]> rows = new ArrayList<>(points.size());
        for (Metric point : points) {
            boolean nan = Double.isNaN(point.value());
            rows.add(new Object[] {
                run,
                number(numbers, point.name()),
                point.step(),
                point.timestamp(),
                nan ? 0.0 : point.value() + 0.0,
                nan
            });
        }
        int[] inserted = batch.batchUpdate(
                "INSERT INTO metric_point (run, metric, step, logged, measured, is_nan)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                rows);
        Map<String, Tally> tallies = new HashMap<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] != 0) {
                Metric point = points.get(i);
                tallies.merge(point.name(), Tally.of(point), Tally::plus);
            }
        }
        summarise(run, tallies, numbers);
    }

    private void summarise(long run, Map<String, Tally> added, Map<String, Long> numbers) {
        if (added.isEmpty()) {
            return;
        }
        Map<Long, String> metrics = new HashMap<>();
        added.keySet().forEach(name -> metrics.put(number(numbers, name), name));
        Map<String, Tally> known = new HashMap<>();
        jdbc.sql(SUMMARY + " WHERE t.run = :run AND t.metric = ANY(:metrics)")
                .param("run", run)
                .param("metrics", metrics.keySet().toArray(Long[]::new))
                .query(row -> {
                    String name = metrics.get(row.getLong("metric"));
                    if (name != null) {
                        known.put(name, tally(row, name));
                    }
                });
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> fresh = new ArrayList<>();
        added.forEach((name, tally) -> {
            Tally before = known.get(name);
            (before == null ? fresh : changed)
                    .add((before == null ? tally : before.plus(tally)).row(run, number(numbers, name)));
        });
        batch.batchUpdate(
                "UPDATE metric_summary SET step = ?, logged = ?, measured = ?, is_nan = ?, lowest = ?, highest = ?,"
                        + " points = ? WHERE run = ? AND metric = ?",
                changed);
        batch.batchUpdate(
                "INSERT INTO metric_summary (step, logged, measured, is_nan, lowest, highest, points, run, metric)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                fresh);
    }

    private static long number(Map<String, Long> numbers, String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException("no number for metric " + name);
        }
        return number;
    }

    List<Metric> history(long run, String metric, int limit, int offset) {
        Long number = names.numberOf(metric);
        if (number == null) {
            return List.of();
        }
        return jdbc.sql(POINTS + " ORDER BY logged, step, measured, is_nan LIMIT :limit OFFSET :offset")
                .param("run", run)
                .param("metric", number)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, index) -> point(row, metric))
                .list();
    }

    List<Metric> between(long run, String metric, @Nullable Long from, @Nullable Long to) {
        Long number = names.numberOf(metric);
        if (number == null) {
            return List.of();
        }
        return jdbc.sql(POINTS + " AND step BETWEEN :from AND :to ORDER BY step, logged, measured, is_nan")
                .param("run", run)
                .param("metric", number)
                .param("from", from == null ? Long.MIN_VALUE : from)
                .param("to", to == null ? Long.MAX_VALUE : to)
                .query((row, index) -> point(row, metric))
                .list();
    }

    private record Summed(long run, long metric, Tally tally) {}

    /** The summaries of each run, by name. */
    Map<Long, Map<String, Summary>> summaries(Long[] runs) {
        List<Summed> rows = jdbc.sql(SUMMARY + RunStore.OF)
                .param("runs", runs)
                .query((row, index) -> new Summed(row.getLong("run"), row.getLong("metric"), tally(row, "")))
                .list();
        Map<Long, String> named = names.names(rows.stream().map(Summed::metric).collect(Collectors.toSet()));
        Map<Long, Map<String, Summary>> found = new HashMap<>();
        for (Summed row : rows) {
            String name = named.get(row.metric());
            if (name != null) {
                found.computeIfAbsent(row.run(), absent -> new TreeMap<>())
                        .put(name, row.tally().summary(name));
            }
        }
        return found;
    }

    private static final String POINTS =
            "SELECT step, logged, measured, is_nan FROM metric_point WHERE run = :run AND metric = :metric";

    private static final String SUMMARY =
            "SELECT t.run, t.metric, t.step, t.logged, t.measured, t.is_nan, t.lowest, t.highest, t.points"
                    + " FROM metric_summary t";

    private static Metric point(ResultSet row, String name) throws SQLException {
        double value = row.getBoolean("is_nan") ? Double.NaN : row.getDouble("measured");
        return new Metric(name, value, row.getLong("logged"), row.getLong("step"));
    }

    private static Tally tally(ResultSet row, String name) throws SQLException {
        double lowest = row.getDouble("lowest");
        boolean none = row.wasNull();
        double highest = row.getDouble("highest");
        return new Tally(
                point(row, name), none ? Double.NaN : lowest, none ? Double.NaN : highest, row.getLong("points"));
    }
}
