package io.slipway.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what an executor tells, by attempt. */
public final class Told implements AttemptListener {
    private final Map<AttemptId, BlockingQueue<AttemptReport>> queues = new ConcurrentHashMap<>();
    private final Map<AttemptId, List<Load>> loads = new ConcurrentHashMap<>();
    private final List<AttemptId> order = new CopyOnWriteArrayList<>();

    @Override
    public void report(AttemptId id, AttemptReport report) {
        if (report instanceof AttemptReport.Running) {
            order.add(id);
        }
        queue(id).add(report);
    }

    @Override
    public void sampled(AttemptId id, Load load) {
        loads.computeIfAbsent(id, absent -> new CopyOnWriteArrayList<>()).add(load);
    }

    /** What it took, as far as that was told. */
    public List<Load> loads(AttemptId id) {
        return loads.getOrDefault(id, List.of());
    }

    private BlockingQueue<AttemptReport> queue(AttemptId id) {
        return queues.computeIfAbsent(id, absent -> new LinkedBlockingQueue<>());
    }

    /** The next report; fails where none comes. */
    public AttemptReport next(AttemptId id) {
        try {
            AttemptReport report = queue(id).poll(60, TimeUnit.SECONDS);
            assertThat(report).as("a report of %s", id).isNotNull();
            return report;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next report of this kind; others before it are passed over. */
    public <R extends AttemptReport> R next(AttemptId id, Class<R> kind) {
        AttemptReport report = next(id);
        while (!kind.isInstance(report)) {
            assertThat(report)
                    .as("before the %s of %s", kind.getSimpleName(), id)
                    .isInstanceOfAny(AttemptReport.Waiting.class, AttemptReport.Running.class);
            report = next(id);
        }
        return kind.cast(report);
    }

    public boolean silent(AttemptId id) {
        return queue(id).isEmpty();
    }

    /** Those that ran, in the order of their beginning. */
    public List<AttemptId> order() {
        return order;
    }
}
