package io.slipway.executor.kubernetes;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as the cluster tells them, and in sentences. */
final class Moments {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Moments() {}

    /** A time that the cluster tells; what never began it says to have begun in 1970. */
    static Optional<Instant> told(@Nullable String time) {
        return Optional.ofNullable(time).map(Instant::parse).filter(Instant.EPOCH::isBefore);
    }

    static String of(Instant time) {
        return CLOCK.format(time.atZone(ZoneId.systemDefault()));
    }
}
