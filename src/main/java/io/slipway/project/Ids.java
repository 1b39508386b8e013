package io.slipway.project;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/** Makes ids: 32 lower-case hex digits, ordered by time of making (UUIDv7's layout), the shape that MLflow's clients expect of a run id. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id; the first 12 digits are the clock's milliseconds. */
    public static String next(Clock clock) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        long millis = clock.millis();
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (millis >>> (40 - 8 * i));
        }
        bytes[6] = (byte) (0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte) (0x80 | (bytes[8] & 0x3f));
        return HexFormat.of().formatHex(bytes);
    }
}
