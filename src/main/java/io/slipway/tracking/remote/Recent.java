package io.slipway.tracking.remote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a server answered some seconds ago: however many ask, it is asked once, on a thread of its own. */
final class Recent<Q, A> {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int REMEMBERED = 500;
    private final Clock clock;
    private final Map<Q, Asked<A>> asked = new ConcurrentHashMap<>();

    Recent(Clock clock) {
        this.clock = clock;
    }

    private record Asked<A>(Instant at, CompletableFuture<A> answer) {}

    /** The answer must not throw. */
    CompletableFuture<A> ask(Q question, Supplier<A> answer) {
        Instant now = clock.instant();
        if (asked.size() > REMEMBERED) {
            asked.clear();
        }
        return asked.compute(question, (same, before) -> {
                    if (before != null && before.at().plus(FRESH).isAfter(now)) {
                        return before;
                    }
                    CompletableFuture<A> coming = new CompletableFuture<>();
                    Thread.ofVirtual().name("asks MLflow").start(() -> coming.complete(answer.get()));
                    return new Asked<>(now, coming);
                })
                .answer();
    }
}
