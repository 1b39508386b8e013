package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.slipway.executor.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link Sampler} says. */
final class SeenLoad {
    private static final int WORDS = 5;
    private static final long MILLIS_A_TICK = 10;

    private SeenLoad() {}

    /** What the container may use is its limits; where it has none, all of its node. Empty if that is none of its words. */
    static Optional<Load> read(String said, Map<String, String> limits) {
        String[] words = said.strip().split(" ", -1);
        try {
            return words.length == WORDS
                    ? Optional.of(new Load(
                            Duration.ofMillis(Long.parseLong(words[0]) * MILLIS_A_TICK),
                            Duration.ofMillis(Long.parseLong(words[1]) * MILLIS_A_TICK),
                            limit(limits, "cpu", Integer.parseInt(words[3])),
                            Long.parseLong(words[2]) * 1024,
                            (long) limit(limits, "memory", Long.parseLong(words[4]) * 1024.0),
                            List.of()))
                    : Optional.empty();
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    private static double limit(Map<String, String> limits, String resource, double node) {
        String typed = limits.get(resource);
        if (typed == null) {
            return node;
        }
        try {
            return Math.min(node, Quantity.parse(typed).getNumericalAmount().doubleValue());
        } catch (IllegalArgumentException | ArithmeticException unread) {
            return node;
        }
    }
}
