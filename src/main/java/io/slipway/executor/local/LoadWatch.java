package io.slipway.executor.local;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again at what those attempts take that are to be sampled. */
final class LoadWatch {
    private static final Logger log = LoggerFactory.getLogger(LoadWatch.class);
    /** So that short steps show something, too. */
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final MachineLoad machine;
    private final BiConsumer<Duration, Runnable> later;
    private final BiConsumer<AttemptId, Load> told;
    /** Whether any moment of it was seen. */
    private final Map<AttemptId, Boolean> watched = new ConcurrentHashMap<>();

    /** {@code later} does something after a while, on a thread of its own. */
    LoadWatch(MachineLoad machine, BiConsumer<Duration, Runnable> later, BiConsumer<AttemptId, Load> told) {
        this.machine = machine;
        this.later = later;
        this.told = told;
    }

    /** It runs from now on; {@code seen} says whether an earlier server may have seen it. */
    void begin(LocalAttempt attempt, boolean seen) {
        Duration every = attempt.spec().sampling();
        if (every != null && watched.putIfAbsent(attempt.id(), seen) == null) {
            later.accept(FIRST.compareTo(every) < 0 ? FIRST : every, () -> look(attempt, every));
        }
    }

    private void look(LocalAttempt attempt, Duration every) {
        if (!watched.containsKey(attempt.id())) {
            return;
        }
        try {
            attempt.folder().claim().flatMap(machine::of).ifPresent(load -> {
                watched.replace(attempt.id(), true);
                told.accept(attempt.id(), load);
            });
        } catch (IOException | RuntimeException unseen) {
            log.debug("what attempt {} takes can't be seen", attempt.id(), unseen);
        }
        later.accept(every, () -> look(attempt, every));
    }

    /** It ended like this. */
    void end(AttemptId id, Claim claim, Ended ended) {
        Boolean seen = watched.remove(id);
        if (seen != null) {
            told.accept(id, machine.last(claim, ended, seen));
        }
    }

    /** It is over. */
    void forget(AttemptId id) {
        watched.remove(id);
    }
}
