package io.slipway.project;

import java.time.Instant;

/** A secret as people see it: never its value. */
public record ProjectSecret(String name, Instant changed, String changedBy) {}
