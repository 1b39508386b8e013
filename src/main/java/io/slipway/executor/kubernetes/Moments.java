package io.slipway.executor.kubernetes;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times in sentences. */
final class Moments {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Moments() {}

    static String of(Instant time) {
        return CLOCK.format(time.atZone(ZoneId.systemDefault()));
    }
}
