package io.slipway.artifact.logged;

/** A file or folder that a client logged; the path is relative to where was asked. */
public record LoggedFile(String path, boolean folder, long size) {}
