package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class MigrationsTest {
    private final DataSource source = Databases.h2();
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final FluentConfiguration flyway = Flyway.configure().dataSource(source);

    @Test
    void aMigrationThatBrokeOffBeginsAgainAtTheNextStart() {
        flyway.target("19").load().migrate();
        jdbc.execute("CREATE INDEX metric_moved_part_in_order ON project (name)"); // in the way, halfway
        Flyway newest = flyway.target("latest").load();
        assertThatThrownBy(() -> new Migrations().migrate(newest)).isInstanceOf(FlywayException.class);
        jdbc.execute("DROP INDEX metric_moved_part_in_order");

        assertThatThrownBy(newest::migrate).hasMessageContaining("failed");
        new Migrations().migrate(newest);

        assertThat(newest.info().pending()).isEmpty();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM metric_chunk", Integer.class))
                .isZero();
    }
}
