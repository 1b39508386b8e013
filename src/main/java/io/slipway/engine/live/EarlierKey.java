package io.slipway.engine.live;

import tools.jackson.databind.JsonNode;

/** The parts of a cache key and the number of the run that they were of. */
public record EarlierKey(int number, JsonNode parts) {}
