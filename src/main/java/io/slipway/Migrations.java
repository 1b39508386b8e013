package io.slipway;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the database to this version. Where memory or the disk ran out meanwhile, H2 keeps the statements before and Flyway a
 * mark that stops each later start: that is taken away, for a long migration can begin again.
 */
@Component
class Migrations implements FlywayMigrationStrategy {
    @Override
    public void migrate(Flyway flyway) {
        boolean brokenOff =
                Arrays.stream(flyway.info().all()).anyMatch(move -> move.getState() == MigrationState.FAILED);
        if (brokenOff) {
            flyway.repair();
        }
        flyway.migrate();
    }
}
