package io.slipway.mlflow;

import io.slipway.project.Caller;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Gate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.RequestContextFilter;

/** The tracking and mlflow rooms behind a real socket. A token reads {@code project} or {@code project/run/parent/experiment}: what the security chain will make of real ones. */
public final class Door implements AutoCloseable {
    /** When every step began to work. */
    static final Instant STARTED = Instant.ofEpochMilli(1_700_000_000_123L);

    private final ServletWebServerApplicationContext context;

    public Door(Path home) {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Rooms.class)
                .run("--server.port=0", "--slipway.home=" + home, "--spring.main.banner-mode=off");
    }

    public String address() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort() + "/mlflow";
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration
    @ComponentScan(
            basePackages = {"io.slipway.tracking", "io.slipway.artifact.logged", "io.slipway.mlflow"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.slipway\\.tracking\\.(remote|transfer)\\..*"))
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class Rooms {
        @Bean
        DataSource dataSource() {
            DataSource source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/V4__tracking.sql"),
                            new ClassPathResource("db/migration/V10__model_registry.sql"),
                            new ClassPathResource("db/migration/V11__logged_model_links.sql"),
                            new ClassPathResource("db/migration/V14__alias_history.sql"),
                            new ClassPathResource("db/migration/V15__models_page.sql"),
                            new ClassPathResource("db/migration/V20__metric_chunks.sql"))
                    .execute(source);
            return source;
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        RequestContextFilter requests() {
            return new RequestContextFilter();
        }

        @Bean
        Gate open() {
            return RegistryDoorTest::onlyLook;
        }

        private static Caller.RunToken step(ProjectId project, String claims) {
            String[] own = claims.split("/", 3);
            String parent = own.length > 1 ? own[1] : "";
            return new Caller.RunToken(project, "", own[0], parent, own.length > 2 ? own[2] : "0", "train", "");
        }

        @Bean
        Doorway byToken() {
            return new Doorway() {
                @Override
                public Optional<Acting> acting() {
                    var request =
                            ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
                    String header = request.getHeader("Authorization");
                    if (header == null || !header.startsWith("Bearer ")) {
                        return Optional.empty();
                    }
                    String[] token = header.substring(7).split("/", 2);
                    ProjectId project = new ProjectId(token[0]);
                    return Optional.of(new Acting(project, token.length > 1 ? step(project, token[1]) : null));
                }

                @Override
                public Optional<Instant> since(Caller.RunToken step) {
                    return Optional.of(STARTED);
                }
            };
        }
    }
}
