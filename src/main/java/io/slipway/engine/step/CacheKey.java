package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.SecretUse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Names what a step computes: same key, same results.
 *
 * @param hash SHA-256 of the parts' canonical JSON, hex
 * @param parts what went in, kept so that two keys can be compared
 */
public record CacheKey(String hash, JsonNode parts) {

    /**
     * The key of a step.
     *
     * @param inputs as {@link Resolution#inputs} gave them
     * @param packages of its environment
     * @param secrets by their names alone: a secret opens a door and is no data, so that a new token does not make steps
     *     run again that took hours. What results depend on is a parameter
     */
    public static CacheKey of(
            Component component, Map<String, Passed> inputs, List<String> packages, List<SecretUse> secrets) {
        JsonNode parts = CacheParts.of(component, inputs, packages, secrets);
        return new CacheKey(CanonicalJson.digest(parts), parts);
    }

    /** What is different now, in words for a person: {@code input `data` changed}; empty if nothing is. */
    public static String difference(JsonNode before, JsonNode now) {
        return String.join("; ", new CacheDifference(before, now).words());
    }
}
