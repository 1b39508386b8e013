package io.slipway.tracking;

import org.jspecify.annotations.Nullable;

/** What is to change of a run; what is null stays. */
public record RunUpdate(
        @Nullable RunStatus status,
        @Nullable Long ended,
        @Nullable String name) {}
