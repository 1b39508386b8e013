package io.slipway.ui;

import org.jspecify.annotations.Nullable;

/** A number as pages get it: JSON has none for NaN, so null stands for it. */
public final class JsonNumber {
    private JsonNumber() {}

    public static @Nullable Double of(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
