package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;

/** The rule of a frame as a person picks it. Both sides are seen from the graph that the frame stands in. */
public record Condition(Argument left, String operator, Argument right) {}
