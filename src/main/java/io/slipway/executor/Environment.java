package io.slipway.executor;

import java.util.List;

/**
 * A prepared environment.
 *
 * @param reference how the executor finds it again
 * @param packages resolved, {@code name==version} and the interpreter's version, sorted; part of the cache key
 */
public record Environment(String reference, List<String> packages) {
    public Environment {
        packages = List.copyOf(packages);
    }
}
