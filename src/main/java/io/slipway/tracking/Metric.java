package io.slipway.tracking;

/** One measured point of a run. The time is in milliseconds since 1970; a value may be NaN, an infinity is kept as the greatest double. */
public record Metric(String name, double value, long timestamp, long step) {}
