package io.slipway.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        Set<Metric> wanted = new LinkedHashSet<>();
        points.forEach(point -> wanted.add(unsigned(point)));
        Map<String, Long> numbers =
                names.numbers(wanted.stream().map(Metric::name).collect(Collectors.toSet()));
        Map<String, Tally> known = tallies(run, numbers);
        List<Metric> news = new ArrayList<>(wanted.size());
        List<Metric> doubtful = new ArrayList<>();
        for (Metric point : wanted) {
            Tally before = known.get(point.name());
            (before == null || before.isBefore(point) ? news : doubtful).add(point);
        }
        batch.batchUpdate(
                INSERT + "VALUES (?, ?, ?, ?, ?, ?)",
                news.stream().map(point -> columns(run, point, numbers)).toList());
        news.addAll(absent(run, doubtful, numbers));
        summarise(run, news, known, numbers);
    }

    // The index is not unique: to ask it for each point costs a fourth of a batch, and nearly all are later than what
    // is there.
    private List<Metric> absent(long run, List<Metric> doubtful, Map<String, Long> numbers) {
        int[] inserted = batch.batchUpdate(
                INSERT + """
                SELECT CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT),
                    CAST(? AS DOUBLE PRECISION), CAST(? AS BOOLEAN)
                WHERE NOT EXISTS (SELECT 1 FROM metric_point WHERE run = ? AND metric = ? AND step = ? AND logged = ?
                    AND measured = ? AND is_nan = ?)
                """,
                doubtful.stream()
                        .map(point -> columns(run, point, numbers))
                        .map(columns -> Stream.of(columns, columns)
                                .flatMap(Arrays::stream)
                                .toArray())
                        .toList());
        return IntStream.range(0, inserted.length)
                .filter(at -> inserted[at] != 0)
                .mapToObj(doubtful::get)
                .toList();
    }

    private static Object[] columns(long run, Metric point, Map<String, Long> numbers) {
        boolean nan = Double.isNaN(point.value());
        return new Object[] {
            run, number(numbers, point.name()), point.step(), point.timestamp(), nan ? 0.0 : point.value(), nan
        };
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

    private void summarise(long run, List<Metric> added, Map<String, Tally> known, Map<String, Long> numbers) {
        Map<String, Tally> tallies = new HashMap<>();
        added.forEach(point -> tallies.merge(point.name(), Tally.of(point), Tally::plus));
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> fresh = new ArrayList<>();
        tallies.forEach((name, tally) -> {
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

    private static final String INSERT = "INSERT INTO metric_point (run, metric, step, logged, measured, is_nan) ";

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
