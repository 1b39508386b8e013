package io.slipway.ui.parts;

import java.util.Locale;

/** Numbers of bytes in words: 4.4 MB. */
public final class ByteSize {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private ByteSize() {}

    public static String of(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1_000 && unit < UNITS.length - 1) {
            amount /= 1_000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }
}
