package io.slipway.tracking.remote;

/** A run on a server. */
record RemoteRun(String experiment, String id, String artifactUri) {}
