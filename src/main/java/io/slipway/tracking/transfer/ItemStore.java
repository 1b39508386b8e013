package io.slipway.tracking.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is to be carried by each transfer, and what could not be. */
@Repository
class ItemStore {
    private static final int PAGE = 1_000;
    private static final int LONGEST = 4_000;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    ItemStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** How it went with an item. */
    enum State {
        WAITING,
        DONE,
        /** It was there before and has not changed. */
        KEPT,
        FAILED
    }

    /** @param experiment the source's id; empty where it has none */
    record Item(Kind kind, String id, String experiment) {}

    @Transactional
    void add(String transfer, Kind kind, String experiment, Collection<String> ids) {
        List<Object[]> rows = new ArrayList<>();
        ids.forEach(id -> rows.add(new Object[] {transfer, kind.number(), id, experiment}));
        batch.batchUpdate(
                "INSERT INTO transfer_item (transfer, kind, id, experiment, state) VALUES (?, ?, ?, ?, 'WAITING')"
                        + " ON CONFLICT DO NOTHING",
                rows);
    }

    Optional<Item> next(String transfer) {
        return jdbc.sql("""
                        SELECT kind, id, experiment FROM transfer_item
                        WHERE transfer = :transfer AND state = 'WAITING' ORDER BY kind, number LIMIT 1
                        """)
                .param("transfer", transfer)
                .query((row, index) -> new Item(Kind.of(row.getInt(1)), row.getString(2), row.getString(3)))
                .optional();
    }

    void set(String transfer, Item item, State state) {
        jdbc.sql("UPDATE transfer_item SET state = :state WHERE transfer = :transfer AND kind = :kind AND id = :id")
                .param("state", state.name())
                .param("transfer", transfer)
                .param("kind", item.kind().number())
                .param("id", item.id())
                .update();
    }

    /** It was none of those that are to be carried. */
    @Transactional
    void remove(String transfer, Item item) {
        jdbc.sql("DELETE FROM transfer_item WHERE transfer = :transfer AND kind = :kind AND id = :id")
                .param("transfer", transfer)
                .param("kind", item.kind().number())
                .param("id", item.id())
                .update();
    }

    /** Whether anything of an experiment is to be carried. */
    boolean anyOf(String transfer, String experiment) {
        return jdbc.sql("SELECT 1 FROM transfer_item WHERE transfer = :transfer AND kind IN (:kinds)"
                        + " AND experiment = :experiment LIMIT 1")
                .param("transfer", transfer)
                .param("kinds", List.of(Kind.RUN.number(), Kind.MODEL.number()))
                .param("experiment", experiment)
                .query((row, index) -> row.getInt(1))
                .optional()
                .isPresent();
    }

    Map<Kind, Progress.Count> counts(String transfer) {
        Map<Kind, Progress.Count> found = new EnumMap<>(Kind.class);
        jdbc.sql("SELECT kind, state, COUNT(*) FROM transfer_item WHERE transfer = :transfer GROUP BY kind, state")
                .param("transfer", transfer)
                .query(row -> {
                    long count = row.getLong(3);
                    State state = State.valueOf(row.getString(2));
                    found.merge(
                            Kind.of(row.getInt(1)),
                            new Progress.Count(
                                    count, state == State.WAITING ? 0 : count, state == State.KEPT ? count : 0),
                            (one, other) -> new Progress.Count(
                                    one.all() + other.all(), one.done() + other.done(), one.kept() + other.kept()));
                });
        return found;
    }

    /** An item is tried from its beginning: what was wrong with it may not be any more. */
    @Transactional
    void forgetProblems(String transfer, Item item) {
        jdbc.sql("DELETE FROM transfer_problem WHERE transfer = :transfer AND kind = :kind AND item = :item")
                .param("transfer", transfer)
                .param("kind", item.kind().number())
                .param("item", item.id())
                .update();
    }

    @Transactional
    void addProblem(String transfer, Item item, String what, String why) {
        jdbc.sql("""
                        INSERT INTO transfer_problem (transfer, kind, item, what, why)
                        VALUES (:transfer, :kind, :item, :what, :why)
                        """)
                .param("transfer", transfer)
                .param("kind", item.kind().number())
                .param("item", item.id())
                .param("what", cut(what))
                .param("why", cut(why))
                .update();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    long problems(String transfer) {
        return jdbc.sql("SELECT COUNT(*) FROM transfer_problem WHERE transfer = :transfer")
                .param("transfer", transfer)
                .query((row, index) -> row.getLong(1))
                .single();
    }

    /** Each thing that could not be carried and why, in pages, so that there may be many. */
    void problems(String transfer, int most, BiConsumer<String, String> told) {
        long after = 0;
        int left = most;
        while (left > 0) {
            List<Problem> page = jdbc.sql("""
                            SELECT number, what, why FROM transfer_problem
                            WHERE transfer = :transfer AND number > :after ORDER BY number LIMIT :page
                            """)
                    .param("transfer", transfer)
                    .param("after", after)
                    .param("page", Math.min(PAGE, left))
                    .query((row, index) -> new Problem(row.getLong(1), row.getString(2), row.getString(3)))
                    .list();
            if (page.isEmpty()) {
                return;
            }
            page.forEach(problem -> told.accept(problem.what(), problem.why()));
            after = page.getLast().number();
            left -= page.size();
        }
    }

    private record Problem(long number, String what, String why) {}
}
