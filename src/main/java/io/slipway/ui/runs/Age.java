package io.slipway.ui.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far back the list goes; the word stands in the address. */
enum Age {
    EVER("", "Any time", null),
    HOUR("1h", "Last hour", Duration.ofHours(1)),
    DAY("24h", "Last 24 hours", Duration.ofDays(1)),
    WEEK("7d", "Last 7 days", Duration.ofDays(7)),
    MONTH("30d", "Last 30 days", Duration.ofDays(30));

    final String key;
    final String word;
    private final @Nullable Duration span;

    Age(String key, String word, @Nullable Duration span) {
        this.key = key;
        this.word = word;
        this.span = span;
    }

    static Age of(String key) {
        return Arrays.stream(values())
                .filter(age -> age.key.equals(key))
                .findFirst()
                .orElse(EVER);
    }

    /** Runs from before are not listed. */
    Optional<Instant> begin(Instant now) {
        return Optional.ofNullable(span).map(now::minus);
    }
}
