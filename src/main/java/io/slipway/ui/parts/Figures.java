package io.slipway.ui.parts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How measured values are written: short, with no digit made up, and never wrong about what could not be measured. */
public final class Figures {
    private static final MathContext FIVE = new MathContext(5);

    private Figures() {}

    /** 0.8231, 1,234,567, 1.234e-7, NaN. */
    public static String shortly(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        double size = Math.abs(value);
        if (size >= Double.MAX_VALUE) {
            return value > 0 ? "∞" : "−∞";
        }
        return written(value, size).replace('-', '−');
    }

    private static String written(double value, double size) {
        if (size != 0 && (size < 1e-4 || size >= 1e9)) {
            String text = String.format(Locale.ROOT, "%.3e", value);
            return text.replaceAll("\\.?0+e", "e").replaceAll("e([-+])0", "e$1").replace("e+", "e");
        }
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        if (size >= 1000) {
            // One that is not whole keeps a point, so that nobody takes a rounded one for exact.
            int places = Math.max(1, 6 - (int) Math.floor(Math.log10(size)));
            return new BigDecimal(value)
                    .setScale(places, RoundingMode.HALF_UP)
                    .toPlainString()
                    .replaceFirst("(\\.\\d+?)0+$", "$1");
        }
        return new BigDecimal(value).round(FIVE).stripTrailingZeros().toPlainString();
    }
}
