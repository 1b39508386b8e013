package io.slipway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Fresh databases of each kind, set up as the server sets them up. */
public final class Databases {
    private static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private Databases() {}

    /** In memory, gone with the process. */
    public static DataSource h2(String... migrations) {
        return migrated(
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + SETTINGS + ";DB_CLOSE_DELAY=-1"),
                migrations);
    }

    /** In a file, as in a home. */
    public static DataSource h2(Path file) {
        return new DriverManagerDataSource(h2Url(file), "sa", "");
    }

    public static String h2Url(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + SETTINGS;
    }

    public static DataSource postgres(String... migrations) {
        return migrated(new DriverManagerDataSource(postgresUrl()), migrations);
    }

    /** Of a new, empty database. */
    public static String postgresUrl() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(Server.RUNNING.getPostgresDatabase()).execute("CREATE DATABASE " + name);
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }

    private static DataSource migrated(DataSource source, String... migrations) {
        Resource[] scripts = Arrays.stream(migrations)
                .map(name -> new ClassPathResource("db/migration/" + name))
                .toArray(Resource[]::new);
        new ResourceDatabasePopulator(scripts).execute(source);
        return source;
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
