package io.slipway.tracking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of a list's items and, if there are more, the token that asks for the next. */
public record Page<T>(List<T> items, @Nullable String next) {}
