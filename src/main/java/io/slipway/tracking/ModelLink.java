package io.slipway.tracking;

/** A logged model that a run made, at which step, or used. */
public record ModelLink(String model, boolean made, long step) {}
