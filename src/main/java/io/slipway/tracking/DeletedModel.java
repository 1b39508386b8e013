package io.slipway.tracking;

/**
 * A model that was deleted and can be brought back with all versions and aliases that it had.
 *
 * @param number what it is known by: several may have had one name
 * @param deleted when, in milliseconds since 1970
 * @param by who did; empty if nobody knows any more
 */
public record DeletedModel(long number, String name, long versions, long deleted, String by) {}
