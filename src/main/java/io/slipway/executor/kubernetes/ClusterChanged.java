package io.slipway.executor.kubernetes;

/** After commit: this cluster was added, changed, removed or brought back. */
record ClusterChanged(String name) {}
