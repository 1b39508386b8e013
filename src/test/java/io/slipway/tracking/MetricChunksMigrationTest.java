package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Points that lay in rows of their own are read after the migration as before it, and written on. */
class MetricChunksMigrationTest {
    @TestFactory
    Stream<DynamicTest> pointsMoveAsTheyWere() {
        return Stream.of(
                DynamicTest.dynamicTest("H2", () -> pointsMove(Stores.h2Database())),
                DynamicTest.dynamicTest("PostgreSQL", () -> pointsMove(Stores.postgresDatabase())));
    }

    private static void pointsMove(DataSource source) {
        migrate(source, "V4__tracking.sql", "V19__metric_points_without_key.sql");
        List<Metric> loss = IntStream.range(0, 2_300)
                .mapToObj(at -> new Metric("loss", at % 100 == 5 ? Double.NaN : at / 3.0, 50 + at, at / 2))
                .toList();
        List<Metric> restarted = IntStream.range(0, 1_500)
                .mapToObj(at -> new Metric("restarted", at, at, at % 1_000))
                .toList();
        Metric other = new Metric("loss", Double.MAX_VALUE, -3, -7);
        JdbcTemplate jdbc = new JdbcTemplate(source);
        insert(jdbc, 1, 10, loss);
        insert(jdbc, 1, 20, restarted);
        insert(jdbc, 2, 10, List.of(other));

        jdbc.execute("CREATE TABLE metric_moved (number BIGINT)"); // as if it had been broken off
        jdbc.execute("ALTER TABLE metric_summary ADD COLUMN sorted BOOLEAN DEFAULT TRUE NOT NULL");
        migrate(source, "V20__metric_chunks.sql");

        assertThat(jdbc.queryForList("SELECT size FROM metric_chunk ORDER BY run, metric, place", Integer.class))
                .containsExactly(1_000, 1_000, 300, 1_000, 500, 1);
        assertThat(jdbc.queryForList("SELECT metric FROM metric_summary WHERE NOT sorted", Integer.class))
                .containsExactly(20);
        JdbcClient client = JdbcClient.create(source);
        MetricStore metrics =
                new MetricStore(client, jdbc, new MetricNameStore(client, jdbc), new PointStore(client, jdbc));
        assertThat(metrics.history(1, "loss", 3_000, 0)).isEqualTo(loss);
        assertThat(metrics.history(1, "loss", 7, 998)).isEqualTo(loss.subList(998, 1_005));
        assertThat(metrics.between(1, "loss", 1_149L, null)).isEqualTo(loss.subList(2_298, 2_300));
        assertThat(metrics.history(1, "restarted", 3_000, 0)).isEqualTo(restarted);
        assertThat(metrics.between(1, "restarted", 400L, 400L))
                .containsExactly(restarted.get(400), restarted.get(1_400));
        assertThat(metrics.history(2, "loss", 10, 0)).containsExactly(other);

        Metric later = new Metric("loss", 1, 9_000, 9_000);
        metrics.append(1, Stream.concat(loss.stream(), Stream.of(later)).toList());
        List<Metric> after = new ArrayList<>(loss);
        after.add(later);
        assertThat(metrics.history(1, "loss", 3_000, 0)).isEqualTo(after);
    }

    private static void migrate(DataSource source, String... migrations) {
        ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
        for (String migration : migrations) {
            populator.addScript(new ClassPathResource("db/migration/" + migration));
        }
        populator.execute(source);
    }

    private static void insert(JdbcTemplate jdbc, long run, long metric, List<Metric> points) {
        jdbc.update(
                "INSERT INTO metric_name (number, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
                metric,
                points.getFirst().name());
        jdbc.batchUpdate(
                "INSERT INTO metric_point (run, metric, step, logged, measured, is_nan) VALUES (?, ?, ?, ?, ?, ?)",
                points.reversed().stream()
                        .map(point -> new Object[] {
                            run, metric, point.step(), point.timestamp(), stored(point), Double.isNaN(point.value())
                        })
                        .toList());
        Metric latest = points.stream().max(PointOrder.BY_STEP).orElseThrow();
        jdbc.update(
                "INSERT INTO metric_summary (run, metric, step, logged, measured, is_nan, lowest, highest, points)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?)",
                run,
                metric,
                latest.step(),
                latest.timestamp(),
                stored(latest),
                Double.isNaN(latest.value()),
                points.size());
    }

    private static double stored(Metric point) {
        return Double.isNaN(point.value()) ? 0 : point.value();
    }
}
