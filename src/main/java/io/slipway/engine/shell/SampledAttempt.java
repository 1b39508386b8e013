package io.slipway.engine.shell;

import io.slipway.engine.SystemMetrics;
import io.slipway.executor.Load;
import io.slipway.tracking.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what one attempt takes, one sample a step of the curve. Whatever can't be recorded is left out. */
final class SampledAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(SampledAttempt.class);
    private static final Load NOTHING = new Load(Duration.ZERO, Duration.ZERO, 0, null, 0, List.of());
    private static final long UNKNOWN = -1;
    private final String name;
    private final Own own;
    private long next = UNKNOWN;
    private @Nullable Load before;
    private boolean complained;

    /** The tracked run that the attempt logs to itself. */
    interface Own {
        /** Makes it unless it is there; answers the first step at which it has no system metric. */
        long open();

        void record(List<Metric> points);

        /** Ends it as failed unless it has ended. */
        void end(Instant at);
    }

    SampledAttempt(String name, Own own) {
        this.name = name;
        this.own = own;
    }

    synchronized void take(Load load, Instant at) {
        try {
            if (next == UNKNOWN) {
                next = own.open();
                // What an earlier server saw last nobody knows; of one that is new all counts from its start.
                before = next == 0 ? NOTHING : null;
            }
            long step = next;
            List<Metric> points = SystemMetrics.of(before, load).entrySet().stream()
                    .map(metric -> new Metric(metric.getKey(), metric.getValue(), at.toEpochMilli(), step))
                    .toList();
            before = load;
            if (!points.isEmpty()) {
                own.record(points);
                next++;
            }
        } catch (RuntimeException refused) {
            complain(refused);
        }
    }

    synchronized void end(Instant at) {
        try {
            own.end(at);
        } catch (RuntimeException refused) {
            complain(refused);
        }
    }

    private void complain(RuntimeException refused) {
        if (!complained) {
            complained = true;
            LOG.warn("What {} takes can't be recorded now: going on without", name, refused);
        }
    }
}
