package io.slipway.engine.store;

import io.slipway.Databases;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine's stores on a fresh database of each kind. */
record Tables(
        String kind,
        RunStore runs,
        RunListStore lists,
        StepStore steps,
        ModelStepStore models,
        AttemptStore attempts,
        CacheStore cache,
        EventStore events,
        JdbcClient jdbc,
        TransactionTemplate transaction) {

    static Stream<Tables> both() {
        return Stream.of(
                on(
                        "H2",
                        Databases.h2(
                                "V3__run.sql",
                                "V9__run_end.sql",
                                "V12__attempt_interpreter.sql",
                                "V15_1__steps_that_give_models.sql",
                                "V18__system_metrics.sql")),
                on(
                        "PostgreSQL",
                        Databases.postgres(
                                "V3__run.sql",
                                "V9__run_end.sql",
                                "V12__attempt_interpreter.sql",
                                "V15_1__steps_that_give_models.sql",
                                "V18__system_metrics.sql")));
    }

    private static Tables on(String kind, DataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        JdbcTemplate batch = new JdbcTemplate(source);
        AttemptStore attempts = new AttemptStore(jdbc, batch);
        return new Tables(
                kind,
                new RunStore(jdbc),
                new RunListStore(jdbc),
                new StepStore(jdbc, batch, attempts),
                new ModelStepStore(jdbc, new RunStore(jdbc)),
                attempts,
                new CacheStore(jdbc),
                new EventStore(batch),
                jdbc,
                new TransactionTemplate(new DataSourceTransactionManager(source)));
    }

    @Override
    public String toString() {
        return kind;
    }
}
