package io.slipway.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What runs measured: the points, and one summary row for each run and metric that is kept in step with them. */
@Repository
class MetricStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final MetricNameStore names;
    private final PointStore points;

    MetricStore(JdbcClient jdbc, JdbcTemplate batch, MetricNameStore names, PointStore points) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.names = names;
        this.points = points;
    }

    /** Appends points to a run that the caller has locked; points that are there already change nothing. */
    void append(long run, List<Metric> logged) {
        Set<Metric> wanted = new LinkedHashSet<>();
        logged.forEach(point -> wanted.add(unsigned(point)));
        Map<String, Long> numbers =
                names.numbers(wanted.stream().map(Metric::name).collect(Collectors.toSet()));
        Map<String, Tally> known = tallies(run, numbers);
        List<Metric> news = new ArrayList<>(wanted.size());
        List<Metric> doubtful = new ArrayList<>();
        for (Metric point : wanted) {
            Tally before = known.get(point.name());
            if (before == null || before.isBefore(point)) {
                news.add(point);
            } else if (!before.latest().equals(point)) {
                doubtful.add(point);
            }
        }
        news.addAll(absent(run, doubtful, numbers));
        add(run, news, known, numbers);
    }

    private List<Metric> absent(long run, List<Metric> doubtful, Map<String, Long> numbers) {
        if (doubtful.isEmpty()) {
            return doubtful;
        }
        Map<Long, String> metrics = new HashMap<>();
        doubtful.forEach(point -> metrics.put(number(numbers, point.name()), point.name()));
        LongSummaryStatistics steps = doubtful.stream().mapToLong(Metric::step).summaryStatistics();
        Set<Metric> there = points.among(run, metrics, steps.getMin(), steps.getMax());
        return doubtful.stream().filter(point -> !there.contains(point)).toList();
    }

    // The databases do not tell the zeros apart.
    private static Metric unsigned(Metric point) {
        return point.value() == 0 ? new Metric(point.name(), 0.0, point.timestamp(), point.step()) : point;
    }

    private Map<String, Tally> tallies(long run, Map<String, Long> numbers) {
        Map<Long, String> metrics = new HashMap<>();
        numbers.forEach((name, number) -> metrics.put(number, name));
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
        return known;
    }

    private void add(long run, List<Metric> added, Map<String, Tally> known, Map<String, Long> numbers) {
        List<Chunk> chunks = new ArrayList<>();
        Map<Long, Long> joinable = new HashMap<>();
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> fresh = new ArrayList<>();
        added.stream().collect(Collectors.groupingBy(Metric::name)).forEach((name, some) -> {
            some.sort(PointOrder.BY_TIME);
            long metric = number(numbers, name);
            Tally before = known.get(name);
            long count = before == null ? 0 : before.points();
            chunks.addAll(Chunk.cut(metric, count, some));
            long from = Chunk.joinedFrom(count, some.size());
            if (from >= 0) {
                joinable.put(metric, from);
            }
            (before == null ? fresh : changed).add(Tally.of(before, some).row(run, metric));
        });
        points.add(run, chunks);
        joinable.forEach((metric, from) -> points.join(run, metric, from));
        batch.batchUpdate(
                "UPDATE metric_summary SET step = ?, logged = ?, measured = ?, is_nan = ?, lowest = ?, highest = ?,"
                        + " points = ?, sorted = ? WHERE run = ? AND metric = ?",
                changed);
        batch.batchUpdate(
                "INSERT INTO metric_summary (step, logged, measured, is_nan, lowest, highest, points, sorted, run,"
                        + " metric) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        return points.history(run, number, metric, limit, offset);
    }

    List<Metric> between(long run, String metric, @Nullable Long from, @Nullable Long to) {
        Long number = names.numberOf(metric);
        if (number == null) {
            return List.of();
        }
        return points.between(
                run, number, metric, from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to);
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

    private static final String SUMMARY =
            "SELECT t.run, t.metric, t.step, t.logged, t.measured, t.is_nan, t.lowest, t.highest, t.points, t.sorted"
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
                point(row, name),
                none ? Double.NaN : lowest,
                none ? Double.NaN : highest,
                row.getLong("points"),
                row.getBoolean("sorted"));
    }
}
