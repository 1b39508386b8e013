package io.slipway.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Points of metrics, and one summary row for each run and metric that is kept in step with them. */
@Repository
class MetricStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    MetricStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Appends points to a run that the caller has locked; points that are there already change nothing. */
    void append(long run, List<Metric> points) {
        Set<String> names = new LinkedHashSet<>();
        List<Object[]> rows = new ArrayList<>(points.size());
        points.forEach(point -> names.add(point.name()));
        Map<String, Long> numbers = numbers(names);
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
        Map<String, Tally> known = new HashMap<>();
        jdbc.sql(SUMMARY + " WHERE s.run IN (:run) AND s.metric IN (:metrics)")
                .param("run", run)
                .param(
                        "metrics",
                        added.keySet().stream()
                                .map(name -> number(numbers, name))
                                .toList())
                .query(row -> {
                    Tally tally = tally(row);
                    known.put(tally.latest().name(), tally);
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

    private Map<String, Long> numbers(Set<String> names) {
        Map<String, Long> known = known(names);
        if (known.size() < names.size()) {
            List<Object[]> missing = names.stream()
                    .filter(name -> !known.containsKey(name))
                    .sorted()
                    .map(name -> new Object[] {name})
                    .toList();
            batch.batchUpdate("INSERT INTO metric_name (name) VALUES (?) ON CONFLICT DO NOTHING", missing);
            return known(names);
        }
        return known;
    }

    private Map<String, Long> known(Collection<String> names) {
        Map<String, Long> numbers = new HashMap<>();
        jdbc.sql("SELECT name, number FROM metric_name WHERE name IN (:names)")
                .param("names", names)
                .query(row -> {
                    numbers.put(row.getString(1), row.getLong(2));
                });
        return numbers;
    }

    List<Metric> history(long run, String metric, int limit, int offset) {
        return jdbc.sql(POINTS + " ORDER BY p.logged, p.step, p.measured, p.is_nan LIMIT :limit OFFSET :offset")
                .param("run", run)
                .param("name", metric)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, index) -> point(row))
                .list();
    }

    List<Metric> between(long run, String metric, @Nullable Long from, @Nullable Long to) {
        return jdbc.sql(POINTS + " AND p.step BETWEEN :from AND :to ORDER BY p.step, p.logged, p.measured, p.is_nan")
                .param("run", run)
                .param("name", metric)
                .param("from", from == null ? Long.MIN_VALUE : from)
                .param("to", to == null ? Long.MAX_VALUE : to)
                .query((row, index) -> point(row))
                .list();
    }

    Map<Long, Map<String, Summary>> summaries(List<Long> runs) {
        Map<Long, Map<String, Summary>> found = new HashMap<>();
        jdbc.sql(SUMMARY + " WHERE s.run IN (:runs) ORDER BY n.name")
                .param("runs", runs)
                .query(row -> {
                    Tally tally = tally(row);
                    found.computeIfAbsent(row.getLong("run"), absent -> new LinkedHashMap<>())
                            .put(tally.latest().name(), tally.summary());
                });
        return found;
    }

    private static final String POINTS = """
            SELECT n.name, p.step, p.logged, p.measured, p.is_nan
            FROM metric_point p JOIN metric_name n ON n.number = p.metric
            WHERE p.run = :run AND n.name = :name""";

    private static final String SUMMARY = """
            SELECT n.name, s.step, s.logged, s.measured, s.is_nan, s.run, s.lowest, s.highest, s.points
            FROM metric_summary s JOIN metric_name n ON n.number = s.metric""";

    private static Metric point(ResultSet row) throws SQLException {
        double value = row.getBoolean("is_nan") ? Double.NaN : row.getDouble("measured");
        return new Metric(row.getString("name"), value, row.getLong("logged"), row.getLong("step"));
    }

    private static Tally tally(ResultSet row) throws SQLException {
        double lowest = row.getDouble("lowest");
        boolean none = row.wasNull();
        double highest = row.getDouble("highest");
        return new Tally(point(row), none ? Double.NaN : lowest, none ? Double.NaN : highest, row.getLong("points"));
    }
}
