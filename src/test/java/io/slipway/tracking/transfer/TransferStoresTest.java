package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Databases;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.transfer.ItemStore.Item;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfer.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of import and export, on H2 and PostgreSQL alike. */
class TransferStoresTest {
    private static final ProjectId PROJECT = new ProjectId("p1");
    private static final Instant ASKED = Instant.ofEpochSecond(1_000);
    private static final RemoteServer SERVER = new RemoteServer("https://there", "from/", "", "bob", "sealed");

    static Stream<DataSource> both() {
        String migration = "V17_1__transfer.sql";
        return Stream.of(Databases.h2(migration), Databases.postgres(migration));
    }

    private static Transfer transfer(String id, Transfer.Where where) {
        List<String> experiments = List.of("sweep", "with \"quotes\"");
        return new Transfer(
                id, PROJECT, Direction.IN, where, experiments, State.GOING, false, "ann", ASKED, null, 0, 0, 0);
    }

    private static TransferStore transfers(DataSource source) {
        TransferStore store = new TransferStore(JdbcClient.create(source));
        store.add(transfer("t1", new Transfer.Server(SERVER)));
        return store;
    }

    @ParameterizedTest
    @MethodSource("both")
    void aTransferIsKeptAsItWasAskedForAndWhatOpensTheServerGoesWhenItEnds(DataSource source) {
        TransferStore store = transfers(source);
        assertThat(store.find("t1")).contains(transfer("t1", new Transfer.Server(SERVER)));
        assertThat(store.busy(PROJECT)).isTrue();
        assertThat(store.going()).hasSize(1);
        store.planned("t1");
        store.count("t1", 10, 2, 300);
        store.count("t1", 1, 1, 1);
        store.end("t1", State.DONE, ASKED.plusSeconds(60));
        store.end("t1", State.STOPPED, ASKED.plusSeconds(90));
        Transfer ended = store.find("t1").orElseThrow();
        assertThat(List.of(ended.points(), ended.files(), ended.bytes())).containsExactly(11L, 3L, 301L);
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.planned()).isTrue();
        assertThat(ended.ended()).isEqualTo(ASKED.plusSeconds(60));
        assertThat(((Transfer.Server) ended.where()).server().secret()).isEmpty();
        assertThat(store.busy(PROJECT)).isFalse();
        Transfer file = transfer("t2", new Transfer.File("/data/mlflow.db", "/data/mlruns"));
        store.add(file);
        assertThat(store.of(PROJECT, 5)).extracting(Transfer::id).containsExactly("t2", "t1");
        assertThat(store.find("t2")).contains(file);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aTransferMovesOnlyFromTheStateThatItIsIn(DataSource source) {
        TransferStore store = transfers(source);
        assertThat(store.move("t1", State.PAUSED, State.GOING)).isFalse();
        assertThat(store.move("t1", State.GOING, State.PAUSED)).isTrue();
        assertThat(store.going()).isEmpty();
        assertThat(store.busy(PROJECT)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("both")
    void itemsAreCarriedByKindInTheirOrderAndEachOnce(DataSource source) {
        transfers(source);
        ItemStore items = new ItemStore(JdbcClient.create(source), new JdbcTemplate(source));
        items.add("t1", Kind.RUN, "1", List.of("r2", "r1"));
        items.add("t1", Kind.RUN, "1", List.of("r1", "r3"));
        items.add("t1", Kind.EXPERIMENT, "", List.of("1"));
        Item first = new Item(Kind.EXPERIMENT, "1", "");
        assertThat(items.next("t1")).contains(first);
        items.set("t1", first, ItemStore.State.DONE);
        Item second = new Item(Kind.RUN, "r2", "1");
        assertThat(items.next("t1")).contains(second);
        items.set("t1", second, ItemStore.State.KEPT);
        items.remove("t1", new Item(Kind.RUN, "r1", "1"));
        assertThat(items.next("t1")).contains(new Item(Kind.RUN, "r3", "1"));
        assertThat(items.counts("t1"))
                .containsEntry(Kind.EXPERIMENT, new Progress.Count(1, 1, 0))
                .containsEntry(Kind.RUN, new Progress.Count(2, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("both")
    void whatCouldNotBeCarriedIsToldInOrderHoweverMuchItIs(DataSource source) {
        transfers(source);
        ItemStore items = new ItemStore(JdbcClient.create(source), new JdbcTemplate(source));
        Item run = new Item(Kind.RUN, "r1", "1");
        IntStream.range(0, 1_100).forEach(i -> items.addProblem("t1", run, "file " + i, "x".repeat(5_000)));
        List<String> told = new ArrayList<>();
        items.problems("t1", 1_050, (what, why) -> told.add(what + " " + why.length()));
        assertThat(told).hasSize(1_050).startsWith("file 0 4000").endsWith("file 1049 4000");
        items.forgetProblems("t1", run);
        assertThat(items.problems("t1")).isZero();
    }

    @ParameterizedTest
    @MethodSource("both")
    void aTwinIsKnownByWhereItCameFrom(DataSource source) {
        TwinStore twins = new TwinStore(JdbcClient.create(source));
        twins.put(PROJECT, "", Kind.RUN, new Twin("r1", "there", "r1", "here", ""));
        Twin whole = new Twin("r1", "there", "r1", "here", "as it was");
        twins.put(PROJECT, "", Kind.RUN, whole);
        assertThat(twins.find(PROJECT, "", Kind.RUN, "r1")).contains(whole);
        assertThat(twins.find(PROJECT, "server", Kind.RUN, "r1")).isEmpty();
        assertThat(twins.source(PROJECT, Kind.RUN, "r1")).contains("r1");
        assertThat(twins.source(new ProjectId("p2"), Kind.RUN, "r1")).isEmpty();
    }
}
