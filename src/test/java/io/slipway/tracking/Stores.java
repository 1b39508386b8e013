package io.slipway.tracking;

import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tracking room on a fresh database of each kind, for tests. */
record Stores(
        String kind,
        Experiments experiments,
        Tracking tracking,
        RunTables tables,
        LoggedModels models,
        Registry registry,
        ModelVersions versions,
        MetricStore metrics,
        TransactionTemplate transactions,
        List<Object> events) {
    static final String CALLER = "ann";
    static final ProjectId PROJECT = new ProjectId("p1");
    static final ProjectId STRANGE = new ProjectId("p2");

    /** Both kinds, so that whatever holds, holds on both. */
    static Stream<Stores> both() {
        return Stream.of(h2(), postgres());
    }

    static Stores h2() {
        return on("H2", h2Database());
    }

    static Stores postgres() {
        return on("PostgreSQL", postgresDatabase());
    }

    static DataSource h2Database() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
    }

    static DataSource postgresDatabase() {
        DataSource server = Server.RUNNING.getPostgresDatabase();
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(server).execute("CREATE DATABASE " + name);
        return Server.RUNNING.getDatabase("postgres", name);
    }

    private static Stores on(String kind, DataSource source) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V4__tracking.sql"),
                        new ClassPathResource("db/migration/V10__model_registry.sql"),
                        new ClassPathResource("db/migration/V11__logged_model_links.sql"),
                        new ClassPathResource("db/migration/V14__alias_history.sql"),
                        new ClassPathResource("db/migration/V15__models_page.sql"),
                        new ClassPathResource("db/migration/V19__metric_points_without_key.sql"),
                        new ClassPathResource("db/migration/V20__metric_chunks.sql"))
                .execute(source);
        JdbcClient jdbc = JdbcClient.create(source);
        JdbcTemplate batch = new JdbcTemplate(source);
        List<Object> events = Collections.synchronizedList(new ArrayList<>());
        ExperimentStore experimentStore = new ExperimentStore(jdbc);
        RunStore runs = new RunStore(jdbc, batch);
        MetricStore metrics =
                new MetricStore(jdbc, batch, new MetricNameStore(jdbc, batch), new PointStore(jdbc, batch));
        SearchStore search = new SearchStore(jdbc, runs, metrics, experimentStore);
        LoggedModelStore logged = new LoggedModelStore(jdbc, batch);
        RegistryStore registered = new RegistryStore(jdbc);
        ModelVersionStore versions = new ModelVersionStore(jdbc);
        RegistrySearchStore registrySearch = new RegistrySearchStore(jdbc, registered, versions);
        Sources sources = new Sources(runs, logged, registered, versions);
        Gate open = new Gate() {
            @Override
            public void require(ProjectId project, Permission permission) {}

            @Override
            public String caller() {
                return CALLER;
            }
        };
        AliasStore aliases = new AliasStore(jdbc);
        Changes changes = new Changes(registered, open, events::add, Clock.systemUTC());
        Experiments experiments = new Experiments(experimentStore, search, open, events::add, Clock.systemUTC());
        return new Stores(
                kind,
                experiments,
                new Tracking(experiments, runs, metrics, search, open, events::add, Clock.systemUTC()),
                new RunTables(experiments, new TableStore(jdbc), open),
                new LoggedModels(experiments, logged, open, events::add, Clock.systemUTC()),
                new Registry(registered, aliases, versions, registrySearch, changes, open, Clock.systemUTC()),
                new ModelVersions(
                        registered, versions, registrySearch, sources, aliases, changes, open, Clock.systemUTC()),
                metrics,
                new TransactionTemplate(new JdbcTransactionManager(source)),
                events);
    }

    @Override
    public String toString() {
        return kind;
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
