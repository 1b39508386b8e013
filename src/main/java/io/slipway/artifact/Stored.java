package io.slipway.artifact;

/**
 * A file or folder whose bytes are on disk.
 *
 * @param uri a plain absolute path
 * @param size bytes; of a folder the sum of its files
 * @param digest {@code sha256:} and hex; of a folder over its files' names and digests
 */
public record Stored(String uri, long size, String digest) {}
