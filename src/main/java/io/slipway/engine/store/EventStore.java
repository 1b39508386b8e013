package io.slipway.engine.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What happened in runs; appended to, never changed. */
@Repository
public class EventStore {
    private final JdbcTemplate batch;

    EventStore(JdbcTemplate batch) {
        this.batch = batch;
    }

    /** A step, or for null the run, came into this state. */
    public record Happened(@Nullable String step, String state, String reason) {}

    public void append(String run, long revision, Instant at, List<Happened> events) {
        List<Object[]> rows = new ArrayList<>();
        for (Happened event : events) {
            rows.add(new Object[] {
                run,
                revision,
                rows.size(),
                at.toEpochMilli(),
                event.step(),
                event.state(),
                States.shortened(event.reason())
            });
        }
        batch.batchUpdate(
                "INSERT INTO run_event (run, revision, place, at, step, state, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }
}
