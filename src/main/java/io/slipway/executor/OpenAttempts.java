package io.slipway.executor;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Attempts that were handed to an executor and have not ended: whoever comes in its place is asked after them. */
final class OpenAttempts {
    private final Map<AttemptId, Handed> handed = new ConcurrentHashMap<>();
    private volatile AttemptListener listener = (id, report) -> {};

    private record Handed(String executor, AttemptSpec spec) {}

    void tell(AttemptListener to) {
        listener = to;
    }

    void note(String executor, AttemptSpec spec) {
        handed.put(spec.id(), new Handed(executor, spec));
    }

    List<AttemptSpec> of(String executor) {
        return handed.values().stream()
                .filter(one -> one.executor().equals(executor))
                .map(Handed::spec)
                .toList();
    }

    /** Passes on what an executor tells. */
    AttemptListener listener(String executor) {
        return new AttemptListener() {
            @Override
            public void report(AttemptId id, AttemptReport report) {
                switch (report) {
                    case AttemptReport.Waiting waiting -> {}
                    case AttemptReport.Running running -> {}
                    case AttemptReport.Ended ended -> handed.remove(id);
                    case AttemptReport.NotStarted never -> handed.remove(id);
                    case AttemptReport.NeverStarted never -> handed.remove(id);
                    case AttemptReport.Lost lost -> handed.remove(id);
                }
                listener.report(id, report);
            }

            @Override
            public void sampled(AttemptId id, Load load) {
                listener.sampled(id, load);
            }
        };
    }
}
