package io.slipway.tracking;

/** A point measured of a logged model: by which run, on which data. Empty dataset and digest mean none. */
public record ModelMetric(Metric point, String run, String dataset, String digest) {}
