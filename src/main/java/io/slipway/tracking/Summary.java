package io.slipway.tracking;

/** All points of one metric of a run in one row: the latest by (step, timestamp, value), the least, the greatest (NaN left out) and how many. */
public record Summary(Metric latest, double lowest, double highest, long points) {}
