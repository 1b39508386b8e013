package io.slipway.pipeline;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Two people changed the same.
 *
 * @param field in words
 * @param mine what the edit would make of it; null if it would be gone
 * @param theirs what it is now; null if it is gone
 * @param by who made it that
 */
public record Conflict(
        String field, @Nullable JsonNode mine, @Nullable JsonNode theirs, String by) {}
