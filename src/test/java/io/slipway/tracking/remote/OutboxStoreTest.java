package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Databases;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.OutboxStore.Kind;
import io.slipway.tracking.remote.OutboxStore.Row;
import io.slipway.tracking.remote.OutboxStore.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of forwarding, on H2 and PostgreSQL alike. */
class OutboxStoreTest {
    private static final ProjectId PROJECT = new ProjectId("p1");
    private static final String[] TABLES = {"V4__tracking.sql", "V13__remote_server.sql"};

    static Stream<DataSource> both() {
        return Stream.of(Databases.h2(TABLES), Databases.postgres(TABLES));
    }

    private static OutboxStore with(DataSource source, String... runs) {
        OutboxStore store = new OutboxStore(JdbcClient.create(source));
        for (int i = 0; i < runs.length; i++) {
            store.add(PROJECT, runs[i], Kind.LOG, "request " + i, 10, 1_000 + i);
        }
        return store;
    }

    private static List<Long> numbers(OutboxStore store, String run) {
        return store.of(PROJECT, run, 100).stream().map(Row::number).toList();
    }

    @ParameterizedTest
    @MethodSource("both")
    void theRunThatWaitsLongestIsNextAndItsRequestsStayInOrder(DataSource source) {
        OutboxStore store = with(source, "a", "b", "a");
        assertThat(store.next(PROJECT, 9)).containsExactly("a", "b", "a");
        assertThat(store.of(PROJECT, "a", 100)).extracting(Row::request).containsExactly("request 0", "request 2");
        assertThat(store.waiting(PROJECT)).isEqualTo(new Waiting(3, 30, 1_000));
        store.delivered(numbers(store, "a"));
        assertThat(store.next(PROJECT, 9)).containsExactly("b");
        assertThat(store.waiting(new ProjectId("p2"))).isEqualTo(new Waiting(0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("both")
    void whatBelongsToNoRunIsToldToTheServerOfItsOwnProjectOnly(DataSource source) {
        OutboxStore store = with(source, RegistryOutbox.REGISTRY);
        ProjectId other = new ProjectId("p2");
        store.add(other, RegistryOutbox.REGISTRY, Kind.NAME, "theirs", 0, 2_000);
        assertThat(store.of(other, RegistryOutbox.REGISTRY, 100))
                .extracting(Row::request)
                .containsExactly("theirs");
        assertThat(store.of(PROJECT, RegistryOutbox.REGISTRY, 100))
                .extracting(Row::request)
                .containsExactly("request 0");
    }

    @ParameterizedTest
    @MethodSource("both")
    void whatWasRefusedComesBackToItsPlaceAndCountsAsTried(DataSource source) {
        OutboxStore store = with(source, "a", "a");
        List<Long> both = numbers(store, "a");
        store.refused(both.subList(0, 1), "x".repeat(3_000));
        assertThat(store.of(PROJECT, "a", 100)).extracting(Row::tried).containsExactly(false);
        assertThat(store.refused(PROJECT).requests()).isEqualTo(1);
        assertThat(store.refusedOf("a").points()).isEqualTo(10);
        assertThat(store.reason(PROJECT).orElseThrow()).hasSize(2_000);
        store.again(PROJECT);
        assertThat(numbers(store, "a")).isEqualTo(both);
        assertThat(store.of(PROJECT, "a", 100)).extracting(Row::tried).containsExactly(true, false);
        assertThat(store.reasonOf("a")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("both")
    void aServerAndTheRunsThereAreKept(DataSource source) {
        RemoteServerStore servers = new RemoteServerStore(JdbcClient.create(source));
        RemoteServerStore.Row row = new RemoteServerStore.Row(
                new RemoteServer("https://there", "house/", "", "bob", "sealed"), Instant.ofEpochSecond(7), "ann");
        servers.save(PROJECT, row);
        servers.save(PROJECT, row);
        assertThat(servers.find(PROJECT)).contains(row);
        assertThat(servers.projects()).containsExactly(PROJECT);
        servers.remove(PROJECT);
        assertThat(servers.find(PROJECT)).isEmpty();
        RemoteRunStore runs = new RemoteRunStore(JdbcClient.create(source));
        runs.intend("a", row.server().key());
        assertThat(runs.find("a", row.server().key()).orElseThrow().id()).isNull();
        runs.made("a", row.server().key(), new RemoteRun("4", "r", "mlflow-artifacts:/4/r/artifacts"));
        assertThat(runs.find("a", row.server().key()).orElseThrow().id()).isEqualTo("r");
        assertThat(runs.find("a", "another")).isEmpty();
    }
}
