package io.slipway.pipeline;

import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.ProjectId;
import io.slipway.project.UserId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The pipeline room with real access rules and transactions on a fresh database of each kind. Ann and Bob edit, Vic looks on. */
record Room(String kind, AnnotationConfigApplicationContext context) {
    static final ProjectId PROJECT = new ProjectId("p1");
    static final ProjectId ELSEWHERE = new ProjectId("p2");
    private static final AtomicInteger COUNT = new AtomicInteger();

    static Stream<Room> both() {
        return Stream.of(h2(), postgres());
    }

    static Room h2() {
        return on(
                "H2",
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1"));
    }

    static Room postgres() {
        DataSource server = Server.RUNNING.getPostgresDatabase();
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(server).execute("CREATE DATABASE " + name);
        return on("PostgreSQL", Server.RUNNING.getDatabase("postgres", name));
    }

    private static Room on(String kind, DataSource source) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__project.sql"),
                        new ClassPathResource("db/migration/V2__pipeline.sql"))
                .execute(source);
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("INSERT INTO project (id, name, created) VALUES ('p1', 'One', now()), ('p2', 'Two', now())")
                .update();
        for (String name : List.of("Ann", "Bob", "Vic", "Sue")) {
            String id = name.toLowerCase(Locale.ROOT);
            jdbc.sql("INSERT INTO person (id, name, password_hash, created) VALUES (?, ?, '-', now())")
                    .params(id, name)
                    .update();
        }
        jdbc.sql("""
                INSERT INTO project_member VALUES ('p1', 'ann', 'OWNER'), ('p1', 'bob', 'EDITOR'), ('p1', 'vic', 'VIEWER'),
                ('p2', 'sue', 'OWNER')
                """).update();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.register(Wiring.class, named("io.slipway.project.MemberStore"), Access.class);
        context.register(PipelineStore.class, JournalStore.class, VersionStore.class, Authors.class, DraftWriter.class);
        context.register(Drafts.class, Versions.class, Pipelines.class, Heard.class);
        context.refresh();
        return new Room(kind, context);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    // Not marked as a configuration: tests that start the whole application would find it among its own.
    @EnableTransactionManagement
    static class Wiring {
        @Bean
        JdbcTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** What the room told. */
    static class Heard {
        final List<Object> events = new ArrayList<>();

        @EventListener
        void drafts(DraftChanged event) {
            events.add(event);
        }

        @EventListener
        void pipelines(PipelineChanged event) {
            events.add(event);
        }
    }

    Drafts drafts() {
        return context.getBean(Drafts.class);
    }

    Versions versions() {
        return context.getBean(Versions.class);
    }

    Pipelines pipelines() {
        return context.getBean(Pipelines.class);
    }

    List<Object> events() {
        return context.getBean(Heard.class).events;
    }

    <T extends @Nullable Object> T as(String person, Supplier<T> work) {
        Caller caller = new Caller.Person(new UserId(person.toLowerCase(Locale.ROOT)), person, false);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        caller, null, AuthorityUtils.createAuthorityList("PERSON")));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    static String id() {
        return "order-%08d".formatted(COUNT.incrementAndGet());
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
